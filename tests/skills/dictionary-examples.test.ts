import { describe, expect, it } from 'vitest';
import { allSkills } from '../../config/skills/all.ts';
import { loadDictionary } from '../../src/skills/dictionary.ts';
import { findMentions } from '../../src/skills/mentions.ts';

const dictionary = loadDictionary(allSkills);
const names = (sentence: string, id: string): boolean =>
  findMentions(dictionary, sentence, 'body').some((mention) => mention.skill === id);

describe('every example of the dictionary', () => {
  it('names its skill', () => {
    const missed = allSkills.flatMap(({ id, examples }) =>
      (examples ?? []).filter((sentence) => !names(sentence, id)).map((s) => `${id}: ${s}`),
    );
    expect(missed).toEqual([]);
  });

  it('does not name it where it is a counterexample', () => {
    const taken = allSkills.flatMap(({ id, counterexamples }) =>
      (counterexamples ?? []).filter((sentence) => names(sentence, id)).map((s) => `${id}: ${s}`),
    );
    expect(taken).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { allSkills } from '../../config/skills/all.ts';
import { listAliases, loadDictionary } from '../../src/skills/dictionary.ts';
import { findMentions } from '../../src/skills/mentions.ts';

const dictionary = loadDictionary(allSkills);
const listed = (name: string): string => `Experience with Kafka, ${name}, Docker.`;
const owners = Map.groupBy(allSkills.flatMap(listAliases), ({ text }) => text.toLowerCase());
const begins = listed('').indexOf(', Docker');

describe('every name of the dictionary', () => {
  it('is found as its skill in a list of others, unless a rule wants more', () => {
    const missed = allSkills
      .flatMap(listAliases)
      .filter(({ rule }) => rule?.needs !== 'cue' && rule?.heads === undefined)
      .filter(({ text }) => {
        const ids = new Set(owners.get(text.toLowerCase())?.map(({ skill }) => skill.id));
        const mentions = findMentions(dictionary, listed(text), 'body');
        return !mentions.some(({ skill, end }) => ids.has(skill) && end > begins);
      })
      .map(({ skill, text }) => `${skill.id}: ${text}`);
    expect(missed).toEqual([]);
  });
});

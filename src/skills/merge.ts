import { standsAlone } from './alone.ts';
import type { ChoiceSet } from './alternatives.ts';
import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';
import type { Field, FoundSkill, Requirement } from './reading.ts';

/**
 * What was read of a sentence of a text: for each of its candidates what is asked, or null where the mention does not
 * count, and the either-or sets.
 */
export type ReadSentence = {
  field: Field;
  text: string;
  sentence: Pick<Sentence, 'candidates' | 'joints'>;
  asked: readonly (Requirement | null)[];
  sets: readonly ChoiceSet[];
};

const rank: Readonly<Record<Requirement, number>> = { required: 2, preferred: 1, mentioned: 0 };

/**
 * Returns one entry a skill in the order of first mention: the strongest requirement wins, and a skill that is
 * required alone somewhere leaves its either-or set. Sets left with one skill are dissolved.
 */
export function mergeMentions(sentences: readonly ReadSentence[]): FoundSkill[] {
  const found = new Map<string, FoundSkill>();
  let choices = false;
  for (const { field, text, sentence, asked, sets } of sentences) {
    choices ||= sets.length > 0;
    for (let index = 0; index < asked.length; index++) {
      const requirement = asked[index];
      if (!requirement) continue;
      const {
        skill: { id, name },
        start,
        end,
      } = sentence.candidates[index] as Candidate;
      const mention = { field, start, end, text: text.slice(start, end) };
      const skill = found.get(id);
      if (skill === undefined) {
        found.set(id, { id, name, requirement, alternatives: null, mentions: [mention] });
        continue;
      }
      if (rank[requirement] > rank[skill.requirement]) skill.requirement = requirement;
      skill.mentions.push(mention);
    }
  }
  if (choices) numberSets(sentences, found);
  return [...found.values()];
}

function numberSets(
  sentences: readonly ReadSentence[],
  found: ReadonlyMap<string, FoundSkill>,
): void {
  const members = findMembers(sentences);
  const alone = findAlone(sentences, new Set([...members.values()].flatMap((ids) => [...ids])));
  let number = 0;
  // What is said outright goes before what a list only suggests, and the whole list before a part of it.
  const inOrder = [...members]
    .map(([{ said }, ids]) => ({ said, ids: [...ids].filter((id) => !alone.has(id)) }))
    .sort((a, b) => Number(b.said) - Number(a.said) || b.ids.length - a.ids.length);
  for (const { ids } of inOrder) {
    const free = ids.filter((id) => found.get(id)?.alternatives === null);
    if (free.length < 2) continue;
    number++;
    for (const id of free) {
      const skill = found.get(id);
      if (skill !== undefined) skill.alternatives = number;
    }
  }
}

/** The skills of each either-or set whose mentions count. */
function findMembers(sentences: readonly ReadSentence[]): Map<ChoiceSet, Set<string>> {
  const members = new Map<ChoiceSet, Set<string>>();
  for (const { sentence, asked, sets } of sentences) {
    if (sets.length === 0) continue;
    for (const [index, { skill }] of sentence.candidates.entries()) {
      const set = asked[index] ? sets.find(({ items }) => items.includes(index)) : undefined;
      if (set === undefined) continue;
      const ids = members.get(set) ?? new Set();
      members.set(set, ids.add(skill.id));
    }
  }
  return members;
}

/** The skills, of those given, that are required by themselves somewhere: no set makes them one of several. */
function findAlone(
  sentences: readonly ReadSentence[],
  ids: ReadonlySet<string>,
): ReadonlySet<string> {
  const alone = new Set<string>();
  for (const { text, sentence, asked, sets } of sentences) {
    for (const [index, { skill }] of sentence.candidates.entries()) {
      if (asked[index] !== 'required' || !ids.has(skill.id) || alone.has(skill.id)) continue;
      if (standsAlone(text, sentence, index, sets)) alone.add(skill.id);
    }
  }
  return alone;
}

import type { ChoiceSet } from './alternatives.ts';
import type { Candidate } from './candidates.ts';
import type { Field, FoundSkill, Requirement } from './reading.ts';

/** One counted mention; `set` is the either-or set of its sentence (shared by its members) or null. */
export type ReadMention = {
  candidate: Candidate;
  field: Field;
  requirement: Requirement;
  text: string;
  set: ChoiceSet | null;
  /** Asked for by itself, so that no either-or set elsewhere makes it one of several. */
  alone: boolean;
};

const rank: Readonly<Record<Requirement, number>> = { required: 2, preferred: 1, mentioned: 0 };

/**
 * Returns one entry a skill in the order of first mention: the strongest requirement wins, and a skill that is
 * required alone somewhere leaves its either-or set. Sets left with one skill are dissolved.
 */
export function mergeMentions(mentions: readonly ReadMention[]): FoundSkill[] {
  const found = new Map<string, FoundSkill>();
  const alone = new Set<string>();
  for (const { candidate, field, requirement, text, alone: isAlone } of mentions) {
    const { id, name } = candidate.skill;
    let skill = found.get(id);
    if (skill === undefined) {
      skill = { id, name, requirement, alternatives: null, mentions: [] };
      found.set(id, skill);
    }
    if (rank[requirement] > rank[skill.requirement]) skill.requirement = requirement;
    skill.mentions.push({ field, start: candidate.start, end: candidate.end, text });
    if (isAlone && requirement === 'required') alone.add(id);
  }
  numberSets(mentions, found, alone);
  return [...found.values()];
}

function numberSets(
  mentions: readonly ReadMention[],
  found: ReadonlyMap<string, FoundSkill>,
  alone: ReadonlySet<string>,
): void {
  const members = new Map<ChoiceSet, Set<string>>();
  for (const { set, candidate } of mentions) {
    if (set === null || alone.has(candidate.skill.id)) continue;
    const ids = members.get(set) ?? new Set();
    members.set(set, ids.add(candidate.skill.id));
  }
  let number = 0;
  // What is said outright goes before what a list only suggests, and the whole list before a part of it.
  const inOrder = [...members].sort(
    ([a, some], [b, others]) => Number(b.said) - Number(a.said) || others.size - some.size,
  );
  for (const [, ids] of inOrder) {
    const free = [...ids].filter((id) => found.get(id)?.alternatives === null);
    if (free.length < 2) continue;
    number++;
    for (const id of free) {
      const skill = found.get(id);
      if (skill !== undefined) skill.alternatives = number;
    }
  }
}

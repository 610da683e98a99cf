import type { Candidate } from './candidates.ts';
import { wordsAfter, wordsBefore } from './context.ts';
import { type Joint, joinOf } from './gaps.ts';

/** An either-or set: indexes of its candidates; `said` where the posting says "or". */
export type ChoiceSet = { items: number[]; said: boolean };

/**
 * Returns the either-or sets among the candidates of one sentence: technologies joined by "or" or by a slash, or
 * listed bare after "such as", "one of" or in parentheses after a general word.
 */
export function findAlternatives(text: string, candidates: readonly Candidate[]): ChoiceSet[] {
  const sets: ChoiceSet[] = [];
  for (const list of findLists(text, candidates)) {
    const chosen = isChoice(text, candidates, list) && !list.joints.includes('and');
    for (const part of partList(list)) {
      const said = part.joints.includes('or');
      if (said || chosen) sets.push({ items: ofOneKind(candidates, part.items), said });
      else sets.push(...slashed(candidates, part));
    }
  }
  return sets.filter(({ items }) => items.length > 1);
}

/** "a public cloud, AWS or GCP": the general word is no choice beside its kinds. */
function ofOneKind(candidates: readonly Candidate[], items: readonly number[]): number[] {
  const technologies = items.filter((item) => !isIdea(candidates[item]));
  return technologies.length > 0 ? technologies : [...items];
}

function isIdea(candidate: Candidate | undefined): boolean {
  const category = candidate?.skill.category;
  return category === 'concept' || category === 'practice';
}

/** Neighbouring items and how each is joined to the next (one joint fewer than items). */
type List = { items: number[]; joints: Joint[] };

function findLists(text: string, candidates: readonly Candidate[]): List[] {
  const lists: List[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const previous = candidates[index - 1];
    const joint = previous ? jointOf(text, previous, candidate) : 'none';
    const last = lists.at(-1);
    if (last === undefined || joint === 'none' || joint === 'open' || joint === 'close') {
      lists.push({ items: [index], joints: [] });
    } else {
      last.items.push(index);
      last.joints.push(joint);
    }
  }
  return lists.filter((list) => list.items.length > 1);
}

/** "HTML or HTML 5" is one item. */
function jointOf(text: string, previous: Candidate, candidate: Candidate): Joint {
  const joint = joinOf(text, previous.end, candidate.start);
  return joint === 'or' && previous.skill === candidate.skill ? 'comma' : joint;
}

/** "A and B or C" is A, and one of B and C. */
function partList(list: List): List[] {
  const parts: List[] = [{ items: list.items.slice(0, 1), joints: [] }];
  for (const [index, joint] of list.joints.entries()) {
    const item = list.items[index + 1];
    const last = parts.at(-1);
    if (item === undefined || last === undefined) continue;
    if (joint === 'and') parts.push({ items: [item], joints: [] });
    else {
      last.items.push(item);
      last.joints.push(joint);
    }
  }
  return parts;
}

const introduces =
  /(?:such as|like|e\.?g\.?,?|for example,?|for instance,?|one of|one or more of|at least one of|one of the following:?|either|any of|one or more|(?:one of|any of|either|some of|one or more)(?: [\p{L}-]+){1,5}|similar to|z\.b\.|comme|tel(?:le)?s? que|como|np\.|takich jak|например,?|таких как|gibi|məsələn,?)(?: the)?(?: following)?[:(]?$/u;
const concludes =
  /^(?:,? ?(?:or|and\/or) (?:similar|equivalent|other|another|any|related|comparable|something|the like|a similar|an equivalent)|,? ?etc|,? ?\.\.\.|,? ?…)/;

function isChoice(text: string, candidates: readonly Candidate[], list: List): boolean {
  const first = candidates[list.items[0] ?? 0];
  const last = candidates[list.items.at(-1) ?? 0];
  if (first === undefined || last === undefined) return false;
  const before = wordsBefore(text, first.start).trimEnd();
  const after = wordsAfter(text, last.end);
  if (introduces.test(before) || concludes.test(after)) return true;
  // "cloud (AWS, GCP)": a general word, then its kinds.
  return before.endsWith('(') && /^[\s,.…]*(?:etc\.?)?[\s.…]*\)/.test(after);
}

/** Pairs that a slash joins without offering a choice. */
const joinedAlways = new Set(
  'html css javascript c cpp tcp-ip tcp udp etl elt ai machine-learning llm react nextjs next-js'.split(
    ' ',
  ),
);

/** A slash offers a choice between things of one kind ("AWS/GCP"), not between a language and its framework. */
function slashed(candidates: readonly Candidate[], part: List): ChoiceSet[] {
  const runs: number[][] = [];
  for (const [index, item] of part.items.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && part.joints[index - 1] === 'slash') last.push(item);
    else runs.push([item]);
  }
  return runs
    .filter((run) => isOneKind(run.map((item) => candidates[item])))
    .map((items) => ({ items, said: false }));
}

function isOneKind(candidates: readonly (Candidate | undefined)[]): boolean {
  const kinds = new Set(candidates.map((candidate) => candidate?.skill.category));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined || kind === 'protocol' || isIdea(candidates[0])) {
    return false;
  }
  return !candidates.every((candidate) => joinedAlways.has(candidate?.skill.id ?? ''));
}

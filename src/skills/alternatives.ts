import type { Candidate } from './candidates.ts';
import { wordsAfter, wordsBefore } from './context.ts';
import { type Joint, joinOf } from './gaps.ts';

/**
 * Returns the either-or sets among the candidates of one sentence, as lists of indexes into `candidates`: items
 * joined by "or", by a slash, or listed bare after "such as", "one of" or in parentheses after a general word.
 */
export function findAlternatives(text: string, candidates: readonly Candidate[]): number[][] {
  const sets: number[][] = [];
  for (const list of findLists(text, candidates)) {
    const chosen = isChoice(text, candidates, list);
    for (const part of partList(list)) {
      if (part.items.length < 2) continue;
      if (part.joints.includes('or') || (chosen && !list.joints.includes('and'))) {
        sets.push(part.items);
      } else sets.push(...slashed(candidates, part));
    }
  }
  return sets;
}

/** Neighbouring items and how each is joined to the next (one joint fewer than items). */
type List = { items: number[]; joints: Joint[] };

function findLists(text: string, candidates: readonly Candidate[]): List[] {
  const lists: List[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const previous = candidates[index - 1];
    const joint = previous ? joinOf(text, previous.end, candidate.start) : 'none';
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
  /(?:such as|like|e\.?g\.?,?|for example,?|for instance,?|one of|one or more of|at least one of|one of the following:?|either|any of|one or more|similar to|z\.b\.|comme|tel(?:le)?s? que|como|np\.|takich jak|например,?|таких как|gibi|məsələn,?)(?: the)?(?: following)?[:(]?$/;
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
const joinedAlways = new Set(['html', 'css', 'ci-cd', 'javascript', 'c', 'cpp']);

function slashed(candidates: readonly Candidate[], part: List): number[][] {
  const sets: number[][] = [];
  let current: number[] = [];
  for (const [index, item] of part.items.entries()) {
    if (index > 0 && part.joints[index - 1] === 'slash') current.push(item);
    else {
      sets.push(current);
      current = [item];
    }
  }
  sets.push(current);
  return sets.filter((set) => set.length > 1 && !set.every((i) => isJoinedAlways(candidates[i])));
}

function isJoinedAlways(candidate: Candidate | undefined): boolean {
  if (candidate === undefined) return true;
  const { id, category } = candidate.skill;
  return joinedAlways.has(id) || category === 'concept' || category === 'practice';
}

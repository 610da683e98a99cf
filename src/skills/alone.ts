import { type ChoiceSet, joinedAlways } from './alternatives.ts';
import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';

/**
 * Returns whether a candidate is named for itself: in no either-or set of its sentence, not once more beside one
 * ("a Python or Java framework (… and Java)"), no mere example ("portals such as Azure"), no part of "Go/React".
 */
export function standsAlone(
  text: string,
  sentence: Pick<Sentence, 'candidates' | 'joints'>,
  index: number,
  sets: readonly ChoiceSet[],
): boolean {
  const { candidates } = sentence;
  const candidate = candidates[index];
  if (candidate === undefined) return false;
  const { start } = candidate;
  if (sets.some((set) => set.items.includes(index))) return false;
  if (sets.some((set) => isExplained(text, candidates, set, candidate))) return false;
  if (example.test(text.slice(Math.max(0, start - 16), start))) return false;
  return !isSlashed(sentence, index) && !isSlashed(sentence, index + 1);
}

const example = /(?:\bsuch as|\be\.?g\.?,?|\bfor example,?)\s?$/i;

/** Whether a candidate stands once more in the parentheses behind a set that has it. */
function isExplained(
  text: string,
  candidates: readonly Candidate[],
  { items }: ChoiceSet,
  { skill, start }: Candidate,
): boolean {
  const members = items.map((item) => candidates[item]);
  if (!members.some((member) => member?.skill === skill)) return false;
  const between = text.slice(members.at(-1)?.end ?? start, start);
  return between.lastIndexOf('(') > between.lastIndexOf(')');
}

/** Whether a slash joins a candidate to the one before it, as it does not only by custom ("AI/ML"). */
function isSlashed(
  { candidates, joints }: Pick<Sentence, 'candidates' | 'joints'>,
  index: number,
): boolean {
  if (joints[index] !== 'slash') return false;
  const [left, right] = [candidates[index - 1], candidates[index]];
  return !(joinedAlways.has(left?.skill.id ?? '') && joinedAlways.has(right?.skill.id ?? ''));
}

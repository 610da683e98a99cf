import type { Candidate } from './candidates.ts';
import { type Joint, joinOf } from './gaps.ts';

/** Neighbouring items (indexes of candidates) and how each is joined to the next (one joint fewer than items). */
export type List = { items: number[]; joints: Joint[] };

/**
 * Returns the lists of two and more that the candidates of one sentence form. A list in parentheses is one of its
 * own, and the list around it goes on behind it: "Node.js (with Express or Koa), Ruby or PHP".
 */
export function findLists(text: string, { candidates, joints }: Listed): List[] {
  if (candidates.length < 2) return [];
  const lists: List[] = [];
  const outer: List[] = [];
  let last: List = { items: [0], joints: [] };
  let previous = candidates[0] as Candidate;
  let known = true;
  for (let index = 1; index < candidates.length; index++) {
    const candidate = candidates[index] as Candidate;
    // "MCP (Model Context Protocol) or A2A": what a name stands for is a part of it.
    if (isShortForm(text, previous, candidate)) {
      previous = { ...previous, end: candidate.end + 1 };
      known = false;
      continue;
    }
    const joint = jointOf(text, previous, candidate, known ? joints[index] : undefined);
    const place = placeOf(text, [previous, candidate], { joint, last, outer });
    previous = candidate;
    known = true;
    if (place !== null) {
      place.list.items.push(index);
      place.list.joints.push(place.joint);
    }
    const next = place?.list ?? { items: [index], joints: [] };
    if (next === last) continue;
    // The list that goes on is the last one again.
    if (place !== null) lists.splice(lists.indexOf(next), 1);
    lists.push(last);
    last = next;
  }
  lists.push(last);
  return lists.filter(({ items }) => items.length > 1);
}

type Listed = { candidates: readonly Candidate[]; joints: readonly Joint[] };
type Place = { list: List; joint: Joint };

/** Where a candidate belongs that follows another, or null where it begins a list; `outer` is kept up. */
function placeOf(
  text: string,
  [previous, candidate]: readonly [Candidate, Candidate],
  { joint, last, outer }: { joint: Joint; last: List; outer: List[] },
): Place | null {
  if (joint === 'or') return { list: last, joint };
  const paren = parenBetween(text, previous.end, candidate.start);
  if (paren === opened) {
    outer.push(last);
    return null;
  }
  if (paren === noParen) return continues(joint) ? { list: last, joint } : null;
  const around = outer.pop();
  if (around === undefined) return null;
  const beyond = joinOf(text, paren + 1, candidate.start);
  return continues(beyond) ? { list: around, joint: beyond } : null;
}

function continues(joint: Joint): boolean {
  return joint !== 'none' && joint !== 'open' && joint !== 'close';
}

const [noParen, opened] = [-1, -2] as const;

/**
 * Where the last parenthesis between two places is that is closed and not opened there, `opened` if one is opened and
 * not closed, or `noParen`.
 */
function parenBetween(text: string, from: number, to: number): number {
  let depth = 0;
  let closed: number = noParen;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth < 0) {
      depth = 0;
      closed = at;
    }
  }
  return depth > 0 ? opened : closed;
}

/** Returns whether a candidate is no item of its own: "natural language processing (NLP), computer vision". */
export function isShortForm(text: string, previous: Candidate, candidate: Candidate): boolean {
  return (
    previous.skill === candidate.skill &&
    text.slice(previous.end, candidate.start).trim() === '(' &&
    text[candidate.end] === ')'
  );
}

const shortForm = /\s?\([\p{Lu}\d]{2,6}s?\)/uy;

/** "HTML or HTML 5" is one item; `known` is the joint of two that have nothing else between them. */
function jointOf(
  text: string,
  previous: Candidate,
  candidate: Candidate,
  known: Joint | undefined,
): Joint {
  const from = skipShortForm(text, previous.end);
  const joint =
    known !== undefined && from === previous.end ? known : joinOf(text, from, candidate.start);
  return joint === 'or' && previous.skill === candidate.skill ? 'comma' : joint;
}

function skipShortForm(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code !== 0x28 && text.charCodeAt(end + 1) !== 0x28) return end;
  shortForm.lastIndex = end;
  return shortForm.test(text) ? shortForm.lastIndex : end;
}

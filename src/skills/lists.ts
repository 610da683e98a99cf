import type { Candidate } from './candidates.ts';
import { type Joint, joinOf } from './gaps.ts';

/** Neighbouring items (indexes of candidates) and how each is joined to the next (one joint fewer than items). */
export type List = { items: number[]; joints: Joint[] };

/**
 * Returns the lists of two and more that the candidates of one sentence form. A list in parentheses is one of its
 * own, and the list around it goes on behind it: "Node.js (with Express or Koa), Ruby or PHP".
 */
export function findLists(text: string, candidates: readonly Candidate[]): List[] {
  const lists: List[] = [];
  const outer: List[] = [];
  let previous: Candidate | undefined;
  // "MCP (Model Context Protocol) or A2A": what a name stands for is a part of it.
  for (const [index, candidate] of candidates.entries()) {
    if (previous !== undefined && isShortForm(text, previous, candidate)) {
      previous = { ...previous, end: candidate.end + 1 };
      continue;
    }
    const last = lists.at(-1);
    const place = previous && last ? placeOf(text, [previous, candidate], last, outer) : null;
    previous = candidate;
    if (place === null) lists.push({ items: [index], joints: [] });
    else {
      place.list.items.push(index);
      place.list.joints.push(place.joint);
      // The list that goes on is the last one again.
      lists.push(...lists.splice(lists.indexOf(place.list), 1));
    }
  }
  return lists.filter(({ items }) => items.length > 1);
}

type Place = { list: List; joint: Joint };

/** Where a candidate belongs that follows another, or null where it begins a list; `outer` is kept up. */
function placeOf(
  text: string,
  [previous, candidate]: readonly [Candidate, Candidate],
  last: List,
  outer: List[],
): Place | null {
  const joint = jointOf(text, previous, candidate);
  if (joint === 'or') return { list: last, joint };
  const paren = parenBetween(text, previous.end, candidate.start);
  if (paren?.opens === true) {
    outer.push(last);
    return null;
  }
  if (paren === null) return continues(joint) ? { list: last, joint } : null;
  const around = outer.pop();
  const beyond = joinOf(text, paren.at + 1, candidate.start);
  return around !== undefined && continues(beyond) ? { list: around, joint: beyond } : null;
}

function continues(joint: Joint): boolean {
  return joint !== 'none' && joint !== 'open' && joint !== 'close';
}

/** The last parenthesis between two places that is opened and not closed there, or closed and not opened. */
function parenBetween(
  text: string,
  from: number,
  to: number,
): { at: number; opens: boolean } | null {
  const open: number[] = [];
  let closed: number | null = null;
  for (let at = from; at < to; at++) {
    const char = text[at];
    if (char === '(') open.push(at);
    else if (char === ')' && open.pop() === undefined) closed = at;
  }
  const opened = open.at(-1);
  if (opened !== undefined) return { at: opened, opens: true };
  return closed === null ? null : { at: closed, opens: false };
}

/** Returns whether a candidate is no item of its own: "natural language processing (NLP), computer vision". */
export function isShortForm(text: string, previous: Candidate, candidate: Candidate): boolean {
  return (
    previous.skill === candidate.skill &&
    text.slice(previous.end, candidate.start).trim() === '(' &&
    text[candidate.end] === ')'
  );
}

const shortForm = /^\s?\([\p{Lu}\d]{2,6}s?\)/u;

/** "HTML or HTML 5" is one item. */
function jointOf(text: string, previous: Candidate, candidate: Candidate): Joint {
  const short = shortForm.exec(text.slice(previous.end, previous.end + 12));
  const joint = joinOf(text, previous.end + (short?.[0].length ?? 0), candidate.start);
  return joint === 'or' && previous.skill === candidate.skill ? 'comma' : joint;
}

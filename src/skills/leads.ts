import type { Span } from './sentences.ts';

/**
 * Returns what tells of an offset into a sentence where the last match before it of a global pattern ends, no further
 * back than `reach`, or undefined. The sentence is searched when that is asked first; `matchAll` would copy the pattern.
 */
export function openLeads(
  pattern: RegExp,
  text: string,
  { start, end }: Span,
  reach: number,
): (at: number) => number | undefined {
  let ends: number[] | null = null;
  const find = (): number[] => {
    const found: number[] = [];
    const sentence = text.slice(start, end);
    pattern.lastIndex = 0;
    while (pattern.test(sentence)) found.push(start + pattern.lastIndex);
    return found;
  };
  return (at) => {
    ends ??= find();
    return ends.findLast((lead) => lead <= at && at - lead <= reach);
  };
}

/** Returns where each match of a global pattern ends, counted from `from`. `matchAll` would copy the pattern each time. */
export function endsOf(pattern: RegExp, text: string, from: number): number[] {
  const ends: number[] = [];
  pattern.lastIndex = 0;
  while (pattern.test(text)) ends.push(from + pattern.lastIndex);
  return ends;
}

import { isWordCode } from './fold.ts';
import type { Label } from './labels.ts';
import type { Field, FoundSkill } from './reading.ts';

/** Which found skill answers to which label, by index. */
export type Matching = { labelOf: Map<number, number>; foundOf: Map<number, number> };

type Span = { field: Field; start: number; end: number };

/**
 * Returns a one-to-one matching of found skills and labels, best overlap first: a mention answers to a label when
 * it covers one of its surfaces, with the same end and at least 0.35 of the longer span, or half of their union.
 */
export function matchLabels(
  found: readonly FoundSkill[],
  labels: readonly Label[],
  fields: Readonly<Record<Field, string>>,
): Matching {
  const spans = labels.map((label) => findSurfaces(label, fields));
  const pairs: { overlap: number; skill: number; label: number }[] = [];
  for (const [skill, { mentions }] of found.entries()) {
    for (const [label, places] of spans.entries()) {
      let best = 0;
      for (const mention of mentions) {
        for (const place of places) {
          if (place.field === mention.field) best = Math.max(best, overlapOf(mention, place));
        }
      }
      if (best > 0) pairs.push({ overlap: best, skill, label });
    }
  }
  pairs.sort((a, b) => b.overlap - a.overlap);
  const matching: Matching = { labelOf: new Map(), foundOf: new Map() };
  for (const { skill, label } of pairs) {
    if (matching.labelOf.has(skill) || matching.foundOf.has(label)) continue;
    matching.labelOf.set(skill, label);
    matching.foundOf.set(label, skill);
  }
  return matching;
}

function findSurfaces(label: Label, fields: Readonly<Record<Field, string>>): Span[] {
  return (['title', 'body'] as const).flatMap((field) =>
    label.surfaces.flatMap((surface) =>
      findSurface(fields[field], surface).map((span) => ({ field, ...span })),
    ),
  );
}

/** Returns where a surface stands as whole words; any white space in it matches any. */
function findSurface(text: string, surface: string): { start: number; end: number }[] {
  const words = surface.trim().split(/\s+/);
  const [first = ''] = words;
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const end = endOfWords(text, at, words);
    if (end === null) continue;
    const opens = isWordCode(text.charCodeAt(at - 1)) && isWordCode(text.charCodeAt(at));
    const closes = isWordCode(text.charCodeAt(end)) && isWordCode(text.charCodeAt(end - 1));
    if (!opens && !closes) found.push({ start: at, end });
  }
  return found;
}

function endOfWords(text: string, from: number, words: readonly string[]): number | null {
  let at = from;
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const gap = at;
      while (/\s/.test(text.charAt(at))) at++;
      if (at === gap) return null;
    }
    if (!text.startsWith(word, at)) return null;
    at += word.length;
  }
  return at;
}

function overlapOf(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (shared <= 0) return 0;
  const ratio = shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
  return ratio >= 0.5 || (a.end === b.end && ratio >= 0.35) ? ratio : 0;
}

import { isDigit, isLower } from './characters.ts';
import type { HeadingHit } from './cues.ts';
import {
  gluedHeading,
  isFact,
  isOfCompany,
  isStackLabel,
  personHeading,
  sectionOfAsking,
  unheard,
} from './heading-lines.ts';
import type { Section } from './heading-words.ts';
import { type Block, isSpace } from './segments.ts';

/** Where a section begins; it lasts until the next one. In text order. */
export type SectionBreak = { at: number; section: Section };

/**
 * Returns the sections of a posting from its headings (`hits`: the heading phrases of the text): short lines of their own, and "Requirements: …" inside a
 * paragraph, which holds for the rest of that paragraph.
 */
export function findSections(
  text: string,
  blocks: readonly Block[],
  hits: readonly HeadingHit[],
): SectionBreak[] {
  const breaks: SectionBreak[] = [{ at: 0, section: 'neutral' }];
  let next = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    while (next < hits.length && (hits[next] as HeadingHit).start < block.start) next++;
    const first = next;
    while (next < hits.length && (hits[next] as HeadingHit).start < block.end) next++;
    const inside = first === next ? none : hits.slice(first, next);
    const current = (breaks.at(-1) as SectionBreak).section;
    const heading = headingSection(text, block, inside, blocks[index + 1], current);
    if (heading !== null) breaks.push({ at: block.start, section: heading });
    else addInline(text, block, inside, { breaks, current, blockCount: blocks.length });
  }
  return breaks;
}

const none: readonly HeadingHit[] = [];

/** Returns the section at an offset. */
export function sectionAt(breaks: readonly SectionBreak[], at: number): Section {
  let low = 0;
  let high = breaks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((breaks[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return breaks[low]?.section ?? 'neutral';
}

const maxHeading = 90;
const maxLeadIn = 200;

/** The section that a line opens as a heading, or null when it is no heading or belongs to the section around it. */
function headingSection(
  text: string,
  block: Block,
  hits: readonly HeadingHit[],
  next: Block | undefined,
  current: Section,
): Section | null {
  const length = block.end - block.start;
  const last = text.charCodeAt(block.end - 1);
  const colon =
    last === 0x3a ||
    last === 0xff1a ||
    (next?.item === true &&
      (last === 0x2e || last === 0x2026) &&
      /(?:…|\.\.\.)$/.test(text.slice(block.end - 3, block.end)));
  if (length > (colon ? maxLeadIn : maxHeading)) return null;
  if (block.item && !(colon && next?.item)) return null;
  const best = pickHit(text, hits);
  if (best === null) {
    return (
      personHeading(text, block, next) ??
      gluedHeading(text, block) ??
      unknownHeading(text, block, { next, current, colon })
    );
  }
  if (isFact(text, block, best, next)) return null;
  if (block.item && current === 'preferred' && plain.test(text.slice(best.start, best.end)))
    return null;
  // A sentence that merely holds the words is no heading.
  const share = (best.end - best.start) / length;
  const ended = last === 0x2e || last === 0x2c || last === 0x3b;
  if (colon || (share > 0.6 && !(ended && share < 0.9))) return best.kind;
  if (ended || countWords(text, block) > 10) return null;
  const listed =
    next?.item === true &&
    (best.end === block.end || asking.test(text.slice(block.start, block.start + 6)));
  if (!listed && share < 0.5 && speaking.test(text.slice(best.start, best.start + 6))) return null;
  const led = best.start - block.start <= 4 || block.afterBlank;
  return led && (share > 0.3 || next?.item === true || next?.afterBlank === true)
    ? best.kind
    : null;
}

/** "- Experience:" and "- Expertise in: …" among the preferences head some of them. */
const plain = /^(?:experience|expertise|knowledge|skills)$/i;
const asking = /^(?:what|how|who|why|where)\s/i;
/** "We are looking for a …" begins a sentence more often than a section, but not "What our stack looks like" or "You'll fit well if you have" above a list. */
const speaking = /^(?:we|you|our|as a|your)[ '’]/i;

function pickHit(text: string, hits: readonly HeadingHit[]): HeadingHit | null {
  let best: HeadingHit | null = null;
  for (const [index, hit] of hits.entries()) {
    if (hit.kind === 'preferred') {
      if (isAddition(text, hits[index - 1], hit)) continue;
      return hit;
    }
    if (best === null || hit.end - hit.start > best.end - best.start) best = hit;
  }
  return best;
}

/** "Qualifications & Preferred Experience": what is preferred stands among what is required. */
function isAddition(text: string, before: HeadingHit | undefined, { start }: HeadingHit): boolean {
  return (
    before?.kind === 'required' && /^\s?(?:&|and|\/|\+)\s?$/i.test(text.slice(before.end, start))
  );
}

/** "Backend:" or "Cloud" inside the requirements are groups of them; other headings start something else. */
function unknownHeading(
  text: string,
  block: Block,
  around: { next: Block | undefined; current: Section; colon: boolean },
): Section | null {
  const { next, current, colon } = around;
  if (isOfCompany(text, block)) return 'about';
  if (colon || block.item || next === undefined || !block.afterBlank) return null;
  if (block.end - block.start > 60 || /[.,;!|]$/.test(text.slice(block.end - 1, block.end)))
    return null;
  const words = countWords(text, block);
  const asked = current === 'required' || current === 'preferred';
  if (words > 8 || (asked && words <= 3)) return null;
  if (current === 'required' && sectionOfAsking(text, next) === 'required') return null;
  return next.item || next.afterBlank ? 'neutral' : null;
}

function countWords(text: string, block: Block): number {
  let words = 1;
  for (let at = block.start; at < block.end; at++) if (text.charCodeAt(at) === 0x20) words++;
  return words;
}

/** Adds the sections that a block opens which is no heading; most open none. */
function addInline(
  text: string,
  block: Block,
  hits: readonly HeadingHit[],
  around: { breaks: SectionBreak[]; current: Section; blockCount: number },
): void {
  const { breaks, current, blockCount } = around;
  const before = breaks.length;
  for (const hit of hits) {
    if (!startsSentence(text, block, hit.start)) continue;
    if (current === 'preferred' && plain.test(text.slice(hit.start, hit.end))) continue;
    if (isColonNext(text, hit, block) || isCapitalHeading(text, hit, block)) {
      breaks.push({ at: hit.start, section: hit.kind });
    }
  }
  if (breaks.length === before && isStackLabel(text, block))
    breaks.push({ at: block.start, section: 'stack' });
  // In a posting of one or two blocks there is nothing to return to.
  const last = breaks.at(-1) as SectionBreak;
  if (breaks.length > before && (blockCount > 3 || unheard.has(last.section)))
    breaks.push({ at: block.end, section: current });
  if (!unheard.has(current) || breaks.at(-1)?.section !== current) return;
  const again = sectionOfAsking(text, block);
  if (again !== null) breaks.push({ at: block.start, section: again });
}

/** "Stack: …"; also "We use - Rails, MySQL" and "Required - 3 years of … - Fluent in … - …". */
function isColonNext(text: string, { end, kind }: HeadingHit, block: Block): boolean {
  if (
    isSpace(text.charCodeAt(end)) &&
    /^\s[-–—]\s/.test(text.slice(end, end + 3)) &&
    (kind === 'stack' || holdsItems(text, block))
  ) {
    return true;
  }
  let at = end;
  while (at < end + 24 && isOfLabel(text.charCodeAt(at))) at++;
  // "Apply at https://…" is no heading.
  return text.charAt(at) === ':' && text.charAt(at + 1) !== '/' && at - end < 24;
}

/** A letter or digit of ASCII, a space, or one of ")_&*". */
function isOfLabel(code: number): boolean {
  return code === 0x20 || isLower(code | 0x20) || isDigit(code) || labelMarks.has(code);
}

const labelMarks: ReadonlySet<number> = new Set([0x29, 0x5f, 0x26, 0x2a]);

function holdsItems(text: string, { start, end }: Block): boolean {
  return text.slice(start, Math.min(end, start + 2000)).split(/\s[-–—•*]\s/, 4).length > 3;
}

/** ". Required Skills 5+ years of …": a heading whose line was lost. */
function isCapitalHeading(text: string, hit: HeadingHit, block: Block): boolean {
  if (hit.end - hit.start < 10 || hit.start === block.start) return false;
  if (!isSpace(text.charCodeAt(hit.end))) return false;
  const words = text.slice(hit.start, hit.end).split(' ');
  return (
    words.every((word) => /^(?:[\p{Lu}&]|and$|to$|of$|the$)/u.test(word)) &&
    /^\s+[\p{Lu}\d•*-]/u.test(text.slice(hit.end, hit.end + 4))
  );
}

function startsSentence(text: string, block: Block, at: number): boolean {
  if (at - block.start <= 2) return true;
  let end = at;
  while (isSpace(text.charCodeAt(end - 1)) && at - end < 2) end--;
  return at - end >= 2 || endsBefore.has(text.charAt(end - 1));
}

const endsBefore: ReadonlySet<string> = new Set('.!?:;•)*');

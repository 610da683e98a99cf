import { htmlToText } from '../postings/html-to-text.ts';
import type { RawPosting } from '../postings/posting.ts';
import type { ParsedPage } from './adapter.ts';
import { pendingPosting } from './pending.ts';

/** What one page of a source would give; lengths are characters of plain text. */
export type Checked = {
  found: number;
  /** Of those found, how many have their text on a page of their own, not fetched yet. */
  pending: number;
  failed: number;
  failures: string[];
  total: number | null;
  complete: boolean;
  further_pages: number;
  with_company: number;
  with_location: number;
  with_date: number;
  text_min: number | null;
  text_median: number | null;
  text_max: number | null;
  titles: string[];
};

const shown = 5;

/** Measures a parsed page: how much it lists, how complete it is, how long the texts are. */
export function checkPage(parsed: ParsedPage): Checked {
  const pending = parsed.requests.flatMap((request) => pendingPosting(request) ?? []);
  const all = [...parsed.postings, ...pending];
  const lengths = parsed.postings.map(textLength).sort((a, b) => a - b);
  const further = parsed.requests.filter(({ kind }) => kind === 'list').length;
  const isShort = further === 0 && all.length < (parsed.total ?? 0);
  const count = (has: (posting: RawPosting) => unknown) => all.filter(has).length;
  return {
    found: all.length,
    pending: pending.length,
    failed: parsed.failures.length,
    failures: parsed.failures.slice(0, shown).map(({ reason }) => reason),
    total: parsed.total,
    complete: parsed.complete && parsed.failures.length === 0 && !isShort,
    further_pages: further,
    with_company: count(({ company }) => company),
    with_location: count(({ locations }) => locations.length > 0),
    with_date: count(({ postedAt, updatedAt }) => postedAt ?? updatedAt),
    text_min: lengths[0] ?? null,
    text_median: lengths[Math.floor(lengths.length / 2)] ?? null,
    text_max: lengths.at(-1) ?? null,
    titles: all.slice(0, shown).map(({ title }) => title),
  };
}

function textLength({ html, text }: RawPosting): number {
  return (html === null ? (text ?? '') : htmlToText(html)).length;
}

import type { Page } from './adapter.ts';
import { inLines } from './escaped-html.ts';
import { readJson, rejectPage } from './payload.ts';

export type Envelope = {
  items: unknown[];
  /** What the answer says beside its items: totals, cursors. */
  fields: Readonly<Record<string, unknown>>;
  /**
   * Whether the items were where the board puts them, so that a missing one is really gone. False where there
   * is none although the answer counts some.
   */
  exact: boolean;
};

/** Where a board puts its items (a single one under `one`), and the fields that tell one of them wherever it is. */
export type Wanted = { key: string; marks: readonly string[]; one?: string };

/**
 * The items under `key` of a JSON answer and the answer's other fields; also a bare list, one item alone, and
 * items inside other wrappers or groups, told by their marks. Null when there is none of these, as in an error
 * answer. A null in place of the items is no item, and no proof that there is none.
 */
export function findEnvelope(answer: unknown, wanted: Wanted): Envelope | null {
  const found = locate(answer, wanted);
  if (found === null) return null;
  const isEmptied = found.items.length === 0 && (statedTotal(found.fields) ?? 0) > 0;
  return isEmptied ? { ...found, exact: false } : found;
}

function locate(answer: unknown, { key, marks, one }: Wanted): Envelope | null {
  if (isFields(answer) && Array.isArray(answer[key])) {
    const { [key]: _, ...fields } = answer;
    return { items: answer[key], fields, exact: true };
  }
  const single = one !== undefined && isFields(answer) ? answer[one] : answer;
  if (isMarked(single, marks)) return { items: [single], fields: {}, exact: false };
  if (!Array.isArray(answer)) return nested(answer, marks, 0) ?? emptied(answer, key);
  const isList = answer.length === 0 || answer.some((item) => isMarked(item, marks));
  const groups = isList ? null : nested(answer, marks, 0);
  return groups ?? { items: answer, fields: {}, exact: true };
}

/** The envelope of a page's JSON; throws `ParseError` when there is none. */
export function readEnvelope(page: Page, wanted: Wanted & { board: string }): Envelope {
  const { key, board } = wanted;
  return findEnvelope(readJson(page), wanted) ?? rejectPage(page, `the "${key}" of ${board}`);
}

/**
 * Whether a board that serves its postings in one answer has served them all: they are where it puts them, and
 * the answer neither names a next page nor counts more than it holds.
 */
export function isWhole({ items, fields, exact }: Envelope): boolean {
  return exact && !namesNext(fields) && (statedTotal(fields) ?? 0) <= items.length;
}

/** Where answers keep what they say of their pages: among the other fields, or in one of these. */
const pagers = ['meta', 'paging', 'pagination', 'pageInfo', 'page_info', 'links', '_links'];
const nextKeys =
  /^(next|next_?(page|url|cursor|link|token|page_?(url|token))|has_?(more|next(_?page)?))$/i;
const totalKeys =
  /^(total|total_?(count|found|items|results|elements|records|jobs)|(record|row|job)[_-]?count|count)$/i;

function pageFields(fields: Envelope['fields']): [string, unknown][] {
  const inner = pagers.map((key) => fields[key]).filter(isFields);
  return [fields, ...inner].flatMap((one) => Object.entries(one));
}

function namesNext(fields: Envelope['fields']): boolean {
  return pageFields(fields).some(([key, value]) => nextKeys.test(key) && isStated(value));
}

/** Whether there is something behind the name of a page: an address, a number, a yes. */
function isStated(value: unknown): boolean {
  const said = isFields(value) ? (value.href ?? value.cursor ?? value.url) : value;
  return said !== null && said !== undefined && said !== false && said !== '' && said !== 0;
}

/** Whether an answer says that there are pages before it. */
export function isLaterPage(answer: unknown): boolean {
  if (!isFields(answer)) return false;
  return pageFields(answer).some(([key, value]) => {
    if (/^prev(ious)?(_?page)?(_?(url|link))?$/i.test(key)) return isStated(value);
    const number = fieldNumber(value) ?? 0;
    return /^(offset|skip)$/i.test(key)
      ? number > 0
      : /^((current_?)?page|from)$/i.test(key) && number > 1;
  });
}

/** How many postings the answer says there are, by the largest of its counts; null when it says nothing. */
function statedTotal(fields: Envelope['fields']): number | null {
  const totals = pageFields(fields).flatMap(([key, value]) =>
    totalKeys.test(key) ? (fieldNumber(value) ?? []) : [],
  );
  return totals.length > 0 ? Math.max(...totals) : null;
}

function emptied(answer: unknown, key: string): Envelope | null {
  if (!isFields(answer) || answer[key] !== null) return null;
  const { [key]: _, ...fields } = answer;
  return 'error' in fields ? null : { items: [], fields, exact: false };
}

const deepest = 5;

/** All lists in which an item bears the marks, one after another, with the fields beside the first of them. */
function nested(value: unknown, marks: readonly string[], depth: number): Envelope | null {
  if (depth > deepest || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value) && value.some((item) => isMarked(item, marks))) {
    return { items: value, fields: {}, exact: false };
  }
  const found = Object.values(value).flatMap((inner) => nested(inner, marks, depth + 1) ?? []);
  const [first] = found;
  if (first === undefined) return null;
  const fields = { ...(isFields(value) ? value : {}), ...first.fields };
  return { items: found.flatMap(({ items }) => items), fields, exact: false };
}

function isMarked(item: unknown, marks: readonly string[]): boolean {
  return isFields(item) && marks.every((mark) => Object.hasOwn(item, mark));
}

/** The number in a field of the answer (also one written as a string), or null. */
export function fieldNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Whether a JSON value is an object whose fields can be looked at. */
export function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An HTML section under its heading, or nothing when the section is empty; for texts served in pieces. */
export function section(heading: string, html: string | null | undefined): string {
  return html?.trim() ? `<h3>${heading}</h3>\n${inLines(html)}\n` : '';
}

/** `url` with the query parameters that have a value added, in their order. */
export function withQuery(
  url: string,
  query: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const built = new URL(url);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') {
      built.searchParams.set(name, String(value));
    }
  }
  return built.href;
}

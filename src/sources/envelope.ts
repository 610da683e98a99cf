import type { Page } from './adapter.ts';
import { readJson, rejectPage } from './payload.ts';

export type Envelope = { items: unknown[]; fields: Readonly<Record<string, unknown>> };

/**
 * The items under `key` of a JSON answer, and the answer's other fields; a bare array is taken as the items.
 * Throws `ParseError` when there is no such list, as in a board's error answer.
 */
export function readEnvelope(page: Page, key: string, board: string): Envelope {
  const answer = readJson(page);
  if (Array.isArray(answer)) return { items: answer, fields: {} };
  if (isFields(answer)) {
    const { [key]: items, ...fields } = answer;
    if (Array.isArray(items)) return { items, fields };
  }
  return rejectPage(page, `the "${key}" of ${board}`);
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
  return html?.trim() ? `<h3>${heading}</h3>\n${html}\n` : '';
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

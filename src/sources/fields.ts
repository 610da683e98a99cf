import { z } from 'zod';

/**
 * Readers of a board's fields. Boards of one system differ in how they write a field: absent, null, blank, a
 * number, an object around its text. A side fact that cannot be read is unknown; it never costs the posting.
 */

/** A field's trimmed text: a string, a number, the name of an object, or a list of those. */
export const words = z.preprocess(textIn, z.string().nullable());

/** A field without which an item is no posting: its trimmed text; zod reports it when it is missing. */
export const needed = z.preprocess(
  (value) => (Array.isArray(value) ? undefined : (textIn(value) ?? undefined)),
  z.string(),
);

/** The whole description: absent, null, a string as served, or an object or list of them; else reported. */
export const body = z.preprocess(markupIn, z.string().nullable());

/** A yes or no, also as a word or as 1 and 0; null for anything else. */
export const flag = z.preprocess(flagIn, z.boolean().nullable());

/** A number, or one written as a string ("60000", "60,000.00"); anything else is null. */
export const amount = z.preprocess(amountIn, z.number().nullable().catch(null));

/** An array whose odd elements are dropped: for side facts such as offices, never for postings. */
export function several<T extends z.ZodType>(element: T) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.flatMap((value) => {
        const read = element.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    );
}

/** An object of side facts, null when there is none; where a board writes a bare string, it is its `name`. */
export function thing<T extends z.ZodRawShape>(shape: T, name: keyof T & string) {
  return z.preprocess((value) => {
    const one = Array.isArray(value) ? value[0] : value;
    return typeof one === 'string' ? { [name]: one } : one;
  }, z.object(shape).nullable().catch(null));
}

/** The first identity that is given: a board's number, else the address. Throws when there is none. */
export function identity(...candidates: readonly (string | null | undefined)[]): string {
  const found = candidates.find((one) => one);
  if (!found) throw new Error('neither a number nor an address to tell the posting by');
  return found;
}

const textKeys = [
  'name',
  'label',
  'title',
  'text',
  'rendered',
  'value',
  'displayName',
  '@value',
] as const;
const markupKeys = ['html', 'rendered', 'content', 'text', 'value', 'description'] as const;

function textIn(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'string') return value.trim() || null;
  if (Array.isArray(value))
    return [...new Set(value.map(textIn))].filter(Boolean).join(', ') || null;
  return isRecord(value) ? firstOf(textKeys.map((key) => scalarIn(value[key]))) : null;
}

function scalarIn(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? textIn(value) : null;
}

/** What is no text comes back as it is, so that zod reports it. */
function markupIn(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) {
    const parts = value.map(markupIn);
    return parts.every((part) => part === null || typeof part === 'string')
      ? parts.filter(Boolean).join('\n') || null
      : value;
  }
  if (!isRecord(value)) return value;
  return firstOf(markupKeys.map((key) => stringIn(value[key]))) ?? value;
}

function stringIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function flagIn(value: unknown): boolean | null {
  const said = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (said === true || said === 1 || said === 'true' || said === 'yes' || said === '1') return true;
  return said === false || said === 0 || said === 'false' || said === 'no' || said === '0'
    ? false
    : null;
}

function amountIn(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const digits = value.trim().replace(/(?<=\d)[, ](?=\d{3}\b)/g, '');
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

function firstOf(values: readonly (string | null)[]): string | null {
  return values.find((value) => value !== null) ?? null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { z } from 'zod';

/**
 * How to find one field: a CSS selector, "selector@attribute" for an attribute, "@attribute" for one of the
 * item itself, or an object that also cuts a part out of the text with a regular expression (first group).
 */
export const fieldSchema = z.union([
  z.string().min(1),
  z.strictObject({
    select: z.string(),
    match: z.string().refine(isRegExp, 'no regular expression'),
  }),
]);

const names = [
  'title',
  'url',
  'id',
  'company',
  'location',
  'date',
  'closes',
  'salary',
  'department',
  'type',
  'description',
] as const;
export type FieldName = (typeof names)[number];

export const fieldsSchema = z.partialRecord(z.enum(names), fieldSchema);
export type Fields = z.infer<typeof fieldsSchema>;
type Field = z.infer<typeof fieldSchema>;

/** The text (or attribute) that `field` selects in `scope`, spaces folded; null when it selects nothing. */
export function selectText(scope: Cheerio<AnyNode>, field: Field | undefined): string | null {
  if (field === undefined) return null;
  const { select, match } = typeof field === 'string' ? { select: field, match: null } : field;
  const [selector = '', attribute] = splitAttribute(select);
  const found = selector ? scope.find(selector).first() : scope.first();
  const written = attribute ? found.attr(attribute) : found.text();
  const text = written?.replace(/\s+/g, ' ').trim();
  if (!text) return null;
  if (match === null) return text;
  const part = new RegExp(match, 'iu').exec(text);
  return part ? (part[1] ?? part[0]).trim() : null;
}

/** The HTML of everything that `field` selects, in document order and once; null when it selects nothing. */
export function selectHtml(
  $: CheerioAPI,
  scope: Cheerio<AnyNode>,
  field: Field | undefined,
): string | null {
  if (field === undefined) return null;
  const selector = typeof field === 'string' ? field : field.select;
  const elements = scope.find(selector).toArray();
  const inner = (element: AnyNode) => $(element).parents(selector).length > 0;
  const parts = elements.filter((element) => !inner(element)).map((element) => $.html(element));
  return parts.join('\n').trim() || null;
}

function splitAttribute(select: string): [selector: string, attribute: string | null] {
  const at = select.lastIndexOf('@');
  return at < 0 ? [select, null] : [select.slice(0, at).trim(), select.slice(at + 1).trim()];
}

function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'iu').source !== '';
  } catch {
    return false;
  }
}

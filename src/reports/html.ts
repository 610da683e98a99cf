/** Markup that is safe to place in a page; made only by `html`, by `raw` and by joining such pieces. */
export type Html = { readonly markup: string };

type Part = string | number | Html | null | readonly Html[];

/** A template whose parts are escaped unless they are `Html` already; null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings
    .map((text, index) => text + (index < parts.length ? markupOf(parts[index] ?? null) : ''))
    .join('');
  return { markup };
}

/** Markup taken as it is: only for what we wrote, or what a renderer escaped. */
export function raw(markup: string): Html {
  return { markup };
}

/** The text with the five characters that mean something in HTML and in quoted attributes escaped. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part.replaceAll('\u0000', ''));
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

import type { SliceFlags } from '../demand/slice.ts';
import { levels, roles } from '../postings/posting.ts';
import { type Html, html, raw } from '../reports/html.ts';

/** The form that chooses a slice; it is sent by GET to `action`, so that a slice has an address. */
export function sliceForm(action: string, given: SliceFlags, more: readonly Html[] = []): Html {
  return html`<form class="filters" method="get" action="${action}">
${sliceFields(given)}${more}<button type="submit">Show</button>
</form>
`;
}

/** The fields of a slice, filled in as given. */
export function sliceFields(given: SliceFlags): Html[] {
  return [
    choice('role', 'Role', ['any', ...roles], given.role ?? 'backend'),
    choice('level', 'Level', ['', ...levels], given.level ?? ''),
    field('country', 'Country', given.country ?? '', 'DE,PL'),
    choice('remote', 'Way of working', ['', 'remote', 'hybrid', 'onsite'], given.remote ?? ''),
    field('source', 'Source', given.source ?? '', 'greenhouse/*'),
    field('since', 'Since', given.since ?? '', '2026-W30'),
    field('until', 'Until', given.until ?? '', '2026-W42'),
  ];
}

/** One field of text with its label. */
export function field(name: string, title: string, value: string, example = ''): Html {
  return html`<p><label for="f-${name}">${title}</label><input id="f-${name}" name="${name}" value="${value}" placeholder="${example}" autocomplete="off"></p>
`;
}

/** One choice with its label; the empty word is "any". A given word that is none of them is kept. */
export function choice(name: string, title: string, words: readonly string[], given: string): Html {
  const all = words.includes(given) ? words : [...words, given];
  const options = all.map(
    (word) =>
      html`<option value="${word}"${word === given ? raw(' selected') : null}>${word || 'any'}</option>`,
  );
  return html`<p><label for="f-${name}">${title}</label><select id="f-${name}" name="${name}">${options}</select></p>
`;
}

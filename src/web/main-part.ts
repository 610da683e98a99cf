import { type Html, html } from '../reports/html.ts';

/** What stands inside a page's `main`: its title, its lead and its content. */
export type MainPart = {
  readonly title: string;
  readonly lead?: readonly string[];
  readonly content: readonly Html[];
};

/** The inside of a page's `main`, as the server and the browser write it. */
export function renderMain({ title, lead = [], content }: MainPart): Html {
  return html`<h1 tabindex="-1">${title}</h1>
${lead.map((line) => html`<p class="lead">${line}</p>\n`)}${content}`;
}

/** A section with its heading. */
export function section(heading: string, content: readonly (Html | null)[]): Html {
  const parts = content.filter((part) => part !== null);
  return html`<section><h2>${heading}</h2>
${parts}</section>
`;
}

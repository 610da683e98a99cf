import { cellText } from '../reports/cell.ts';
import { type Html, html } from '../reports/html.ts';

const whole = { key: '', title: '', type: 'integer' } as const;

/** A number as people read it, thousands grouped. */
export const grouped = (value: number): string => cellText(value, whole);

/** The few figures that a page is about, each with what it counts. */
export function renderTiles(tiles: readonly [figure: string | number, counts: string][]): Html {
  const items = tiles.map(
    ([figure, counts]) =>
      html`<li><strong>${typeof figure === 'number' ? grouped(figure) : figure}</strong> ${counts}</li>`,
  );
  return html`<ul class="tiles">${items}</ul>
`;
}

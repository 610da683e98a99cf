import { type Html, html, raw } from './html.ts';

/** A bar with its interval; shares are 0 to 1, null bounds draw no whisker. */
export type ChartBar = {
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
};

/** One point of a line; `at` is an ISO date, a null value is a gap, a provisional one is drawn dashed. */
export type ChartPoint = {
  readonly at: string;
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly provisional?: boolean;
};
export type ChartLine = { readonly name: string; readonly points: readonly ChartPoint[] };

const width = 440;
const fontSize = 13;
const seriesColours = ['--accent', '--series-2', '--series-3', '--series-4', '--series-5'];

/** Horizontal bars of shares in the order given, with 95% whiskers, as a figure; empty for no bars. */
export async function renderBarChart(caption: string, bars: readonly ChartBar[]): Promise<Html> {
  if (bars.length === 0) return html``;
  const { Plot, document } = await openPlot();
  const data = bars.map((bar, index) => ({ ...bar, key: String(index) }));
  const whiskers = data.filter(({ low, high }) => low !== null && high !== null);
  const svg = Plot.plot({
    document,
    width,
    height: bars.length * 24 + 44,
    marginLeft: labelMargin(bars),
    marginRight: 20,
    style: { fontSize: `${fontSize}px` },
    x: { label: null, percent: true, grid: true, tickFormat: (tick: number) => `${tick}%` },
    y: {
      label: null,
      domain: data.map(({ key }) => key),
      tickSize: 0,
      tickFormat: (key: string) => shorten(data[Number(key)]?.label ?? ''),
    },
    marks: [
      Plot.barX(data, { y: 'key', x: 'value', fill: 'var(--bar)', insetTop: 2, insetBottom: 2 }),
      Plot.ruleY(whiskers, { y: 'key', x1: 'low', x2: 'high', stroke: 'var(--accent)' }),
      ...(['low', 'high'] as const).map((end) =>
        Plot.tickX(whiskers, { y: 'key', x: end, stroke: 'var(--accent)', inset: 6 }),
      ),
      Plot.ruleX([0]),
    ],
  });
  return figure(svg, caption);
}

/** Shares over time, each line with its interval as a band and its name at its end; empty for no points. */
export async function renderLineChart(caption: string, lines: readonly ChartLine[]): Promise<Html> {
  const { Plot, document } = await openPlot();
  const points = lines.flatMap((line, index) =>
    line.points.map((point, at) => ({
      name: line.name,
      // A dashed stretch starts at the last point that is certain.
      dashed: point.provisional === true || line.points[at + 1]?.provisional === true,
      certain: point.provisional !== true,
      colour: `var(${seriesColours[index % seriesColours.length] ?? '--accent'})`,
      at: new Date(point.at),
      value: point.value ?? Number.NaN,
      low: point.low ?? Number.NaN,
      high: point.high ?? Number.NaN,
    })),
  );
  const known = points.filter(({ value }) => Number.isFinite(value));
  if (known.length === 0) return html``;
  const top = Math.max(
    ...known.flatMap(({ value, high }) => [value, high].filter(Number.isFinite)),
  );
  const ends = spread(
    lines.flatMap(({ name }) => known.findLast((one) => one.name === name) ?? []),
    top,
  );
  const svg = Plot.plot({
    document,
    width,
    height: 300,
    marginBottom: 40,
    marginLeft: 48,
    marginRight: labelMargin(lines.map(({ name }) => ({ label: name }))),
    style: { fontSize: `${fontSize}px` },
    x: { label: null, type: 'utc' },
    y: {
      label: null,
      percent: true,
      zero: true,
      grid: true,
      tickFormat: (tick: number) => `${tick}%`,
    },
    color: { type: 'identity' },
    marks: [
      Plot.areaY(points, {
        x: 'at',
        y1: 'low',
        y2: 'high',
        z: 'name',
        fill: 'colour',
        // Several bands lie on each other.
        fillOpacity: lines.length > 2 ? 0.07 : 0.15,
      }),
      Plot.lineY(
        points.filter(({ certain }) => certain),
        { x: 'at', y: 'value', z: 'name', stroke: 'colour', strokeWidth: 2 },
      ),
      Plot.lineY(
        points.filter(({ dashed }) => dashed),
        {
          x: 'at',
          y: 'value',
          z: 'name',
          stroke: 'colour',
          strokeWidth: 2,
          strokeDasharray: '4 3',
        },
      ),
      Plot.text(ends, {
        x: 'at',
        y: 'labelAt',
        text: (end: { name: string }) => shorten(end.name),
        fill: 'colour',
        textAnchor: 'start',
        dx: 6,
      }),
      Plot.ruleY([0]),
    ],
  });
  return figure(svg, caption);
}

/** The ends of lines with a place for each label, the lower ones pushing the higher ones up; `top` ends the scale. */
function spread<T extends { value: number }>(
  ends: readonly T[],
  top: number,
): (T & { labelAt: number })[] {
  const gap = top * 0.06;
  let free = 0;
  return ends
    .toSorted((a, b) => a.value - b.value)
    .map((end) => {
      const labelAt = Math.max(end.value, free);
      free = labelAt + gap;
      return { ...end, labelAt };
    });
}

/** Plot draws into a DOM; linkedom is one without a browser. Both are loaded only when a chart is drawn. */
async function openPlot() {
  const [Plot, { parseHTML }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
  ]);
  return { Plot, document: parseHTML('<html><body></body></html>').document };
}

type Drawn = {
  querySelectorAll(selector: string): Iterable<{ remove(): void }>;
  outerHTML: string;
};

/** The page's policy allows no style but its own, and that says what Plot's own style says. */
function figure(svg: Drawn, caption: string): Html {
  for (const style of svg.querySelectorAll('style')) style.remove();
  const markup = svg.outerHTML
    .replace(/ (?:style|aria-label|aria-description)="[^"]*"/gu, '')
    .replace('<svg', '<svg aria-hidden="true"')
    .replace(/ font-size="[^"]*"/u, ` font-size="${fontSize}"`);
  return html`<figure role="img" aria-label="${caption}">${raw(markup)}<figcaption class="note">${caption}</figcaption></figure>
`;
}

function labelMargin(labels: readonly { label: string }[]): number {
  const widths = labels.map(({ label }) => textWidth(shorten(label)));
  return Math.round(Math.max(...widths)) + 14;
}

/** About how wide a text is in a plain sans-serif; capitals and wide scripts take more. */
function textWidth(label: string): number {
  const narrow = label.replace(/[^\p{Ll}\p{N}\p{P}\s]/gu, '').length;
  return (narrow * 0.57 + (label.length - narrow) * 0.76) * fontSize;
}

function shorten(label: string): string {
  const characters = [...label];
  return characters.length > 26 ? `${characters.slice(0, 25).join('')}…` : label;
}

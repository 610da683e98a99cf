import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { renderBarChart, renderLineChart } from '../../src/reports/chart.ts';
import { html } from '../../src/reports/html.ts';
import { renderHtmlTable } from '../../src/reports/html-table.ts';
import { renderPage } from '../../src/reports/page.ts';
import { demandTable } from './_table.ts';

type Element = { name?: string; attribs?: Record<string, string>; children?: Element[] };

function elements(markup: string): Element[] {
  const walk = (node: Element): Element[] => [node, ...(node.children ?? []).flatMap(walk)];
  return walk(parseDocument(markup) as Element).filter(({ name }) => name !== undefined);
}

const hostile = '<script>alert(1)</script>" onload="x" \' &amp;';

describe('html', () => {
  it('escapes every part that is not markup already, in text and in attributes', () => {
    expect(html`<p title="${hostile}">${hostile}${3}${null}${html`<b>${'<'}</b>`}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x&quot; &#39; &amp;amp;">&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x&quot; &#39; &amp;amp;3<b>&lt;</b></p>',
    );
  });

  it('lets no text make an element or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = elements(html`<p title="${text}">${text}</p>`.markup);
        expect(found.map(({ name, attribs }) => [name, Object.keys(attribs ?? {})])).toEqual([
          ['p', ['title']],
        ]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('renderPage', () => {
  const page = renderPage({
    title: hostile,
    lead: [hostile],
    sections: [{ heading: hostile, content: [renderHtmlTable(demandTable)] }],
    footer: hostile,
  });

  it('holds no script, no event handler, no style attribute and no address that is fetched', () => {
    for (const { name, attribs = {} } of elements(page)) {
      expect(name).not.toBe('script');
      for (const attribute of Object.keys(attribs))
        expect(attribute).not.toMatch(/^(on|style|src|href)/);
    }
  });

  it('names its one style by hash in its policy, and allows nothing else', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = elements(page).find(({ attribs }) => attribs?.['http-equiv'])?.attribs?.content;
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(page.match(/<style/g)).toHaveLength(1);
  });

  it('shows every figure of the table', () => {
    for (const text of ['12,345', '42.1%', 'too few', '日本語 | &lt;b&gt;bold&lt;/b&gt;']) {
      expect(page).toContain(text);
    }
  });
});

describe('charts', () => {
  it('draw a bar and a whisker for each row, with labels escaped and no style of their own', async () => {
    const chart = await renderBarChart('Shares', [
      { label: hostile, value: 0.5, low: 0.4, high: 0.6 },
      { label: 'B', value: 0.1, low: null, high: null },
    ]);
    const found = elements(chart.markup);
    expect(found.filter(({ name }) => name === 'rect')).toHaveLength(2);
    expect(found.filter(({ name }) => name === 'script' || name === 'style')).toEqual([]);
    expect(chart.markup).not.toContain('style=');
    expect(chart.markup).toContain('&lt;script');
  });

  it('draw a line for each series and leave a gap where nothing was measured', async () => {
    const at = (week: number, value: number | null) => ({
      at: `2026-01-${String(week * 7 + 1).padStart(2, '0')}`,
      value,
    });
    const chart = await renderLineChart('Trend', [
      { name: 'Go', points: [at(0, 0.1), at(1, 0.2), at(2, null), at(3, 0.3), at(4, 0.4)] },
      { name: 'Rust', points: [at(0, 0.01), at(1, 0.02)] },
    ]);
    const lines = elements(chart.markup).flatMap(({ name, attribs = {} }) =>
      name === 'path' && attribs.stroke?.startsWith('var(--') ? [attribs.d ?? ''] : [],
    );
    // Go is drawn in two strokes, before and after the gap; Rust in one.
    expect(lines.map((line) => line.match(/M/g)?.length)).toEqual([2, 1]);
  });

  it('are nothing where there is nothing to draw', async () => {
    expect((await renderBarChart('x', [])).markup).toBe('');
    expect((await renderLineChart('x', [{ name: 'a', points: [] }])).markup).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/reports/markdown.ts';
import { renderJson, renderNdjson } from '../../src/reports/ndjson.ts';
import { demandTable } from './_table.ts';

describe('renderMarkdown', () => {
  it('aligns figures and makes pipes, tags and emphasis literal', () => {
    expect(renderMarkdown(demandTable)).toBe(
      `## Demand for skills

| Skill | Vacancies | Share | 95% | 13 weeks | Lift | Provisional | Week |
| --- | ---: | ---: | --- | --- | ---: | --- | --- |
| PostgreSQL | 12,345 | 42.1% | █████████░ | ▁▂▃ █ | 1.25 | no | 2026-W14 |
| =cmd\\|" /C calc"!A0 | 3 | too few |  |  | -0.50 | yes |  |
| 日本語 \\| &lt;b>bold&lt;/b> "q", x | 0 | &lt;0.1% |  | ▁▁ | 0.00 | no | 2026-W15 |

Figures below 30 vacancies are said in words.
`,
    );
  });
});

describe('renderNdjson', () => {
  it('writes one object a row with rounded figures and null for words, without bars', () => {
    const lines = renderNdjson(demandTable).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe(
      `{"skill":"=cmd|\\" /C calc\\"!A0","vacancies":3,"share":null,"low":null,"high":null,"lift":-0.5,"provisional":true,"week":null}`,
    );
  });

  it('says the same as the JSON array', () => {
    const rows: unknown = JSON.parse(renderJson(demandTable));
    const lines = renderNdjson(demandTable).trimEnd().split('\n');
    expect(rows).toEqual(lines.map((line): unknown => JSON.parse(line)));
  });
});

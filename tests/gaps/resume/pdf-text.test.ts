import { OPS } from 'unpdf/pdfjs';
import { describe, expect, it } from 'vitest';
import { extractText } from '../../../src/gaps/resume/extract-text.ts';
import { readingOrder } from '../../../src/gaps/resume/pdf-direction.ts';
import { readGlyphs } from '../../../src/gaps/resume/pdf-glyphs.ts';
import { formSegments } from '../../../src/gaps/resume/pdf-lines.ts';
import { writeLines } from '../../../src/gaps/resume/pdf-paragraphs.ts';
import { drawText, makePdf } from './make-files.ts';

describe('the text of a PDF', () => {
  it('has a name that was wrapped at the edge of its column in one piece, and lists line by line', async () => {
    const prose = [
      'Moved forty services of the company from Docker',
      'Compose to Kubernetes and wrote the tests.',
    ];
    const list = ['Spring', 'Boot', 'Go'];
    const text = await readLines([...prose, ...list]);
    expect(text).toEqual([prose.join(' '), ...list]);
  });

  it('has it in one piece below a heading that goes over several columns, and behind a slash', async () => {
    const heading =
      'Ada Example, backend engineer of the platform group in Lisbon, Portugal, since 2019.';
    const prose = [
      'Reads events of the shop with Google Pub/',
      'Sub and Cloud Run and keeps them.',
    ];
    const page = [
      drawText(60, 700, heading),
      ...prose.map((line, n) => drawText(60, 686 - 14 * n, line)),
      ...['Speaks at', 'meetups.'].map((line, n) => drawText(360, 686 - 14 * n, line)),
    ];
    const { text } = await extractText(makePdf([page.join('\n')]));
    expect(text).toContain(prose.join(''));
  });

  it('has short lines apart of which only one is long', async () => {
    const lines = [
      'Ada Example',
      'Skills: Go, PostgreSQL, Docker',
      'Experience',
      'Engineer of all the services in Go, since 2019',
    ];
    expect(await readLines(lines)).toEqual(lines);
  });

  it('keeps a broken word apart, for readers of words to mend', async () => {
    const lines = ['Traces of all requests of the shop with Open-', 'Telemetry and more.'];
    expect(await readLines(lines)).toEqual(lines);
  });

  it('has the words of a stretched line in one line, and cells in theirs', async () => {
    const row = (y: number, words: readonly string[]) =>
      words.map((word, at) => drawText(60 + 66 * at, y, word)).join('\n');
    const filler = [0, 1, 2].map((n) => drawText(60, 500 - 14 * n, `Line ${n} of the experience.`));
    const page = [
      row(700, ['Built many', 'services', 'with a team']),
      row(650, ['Go', 'Python', 'Java']),
    ];
    const { text } = await extractText(makePdf([[...page, ...filler].join('\n')]));
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      'Built many services with a team',
      'Go',
      'Python',
      'Java',
      ...[0, 1, 2].map((n) => `Line ${n} of the experience.`),
    ]);
  });

  it('has the lines of a cell together whose label stands beside a later one', async () => {
    const cell = (y: number, text: string) => drawText(160, y, text);
    const page = [
      drawText(60, 740, 'Nine years of payment systems, and all that they need.'),
      cell(700, 'Node.js, NestJS, Express, C#, .NET'),
      drawText(60, 686, 'Backend'),
      cell(686, 'Core, Redis'),
      cell(650, 'Vue.js and'),
      drawText(60, 650, 'Frontend'),
      cell(636, 'React'),
    ];
    const { text } = await extractText(makePdf([page.join('\n')]));
    expect(text.replace(/\s+/g, ' ')).toContain('.NET Core, Redis');
  });

  it('has an item in one piece whose bullet is of another font', async () => {
    const set = (font: string, x: number, text: string, y: number) =>
      [...text].map((letter, n) => ({ letter, font, x: x + 5 * n, y }));
    const first = 'Maintains the services of two shops with Entity';
    const glyphs = [
      ...set('symbols', 50, '\u000f', 700),
      ...set('text', 60, first, 700),
      ...set('text', 60, 'Framework and Redis.', 688),
    ].map(({ letter, font, x, y }) => ({
      ...{ text: letter, x, end: x + 5, y, size: 10, font, turn: 0, hidden: false },
    }));
    expect(writeLines(formSegments(glyphs))).toContain(`${first} Framework and Redis.`);
  });

  it('is in reading order where it is written from right to left', () => {
    const seen = (text: string) => readingOrder([...text]).join('');
    expect(seen('Python-ו Go-ב םיתוריש')).toBe('שירותים ב-Go ו-Python');
    expect(seen('(2019) הרבח')).toBe('חברה (2019)');
    expect(seen('built for לארשי in Go and Python with Redis')).toBe(
      'built for ישראל in Go and Python with Redis',
    );
    expect(seen('Go, Redis')).toBe('Go, Redis');
  });

  it("has the ligatures of TeX's bitmap fonts, which say nothing of their characters", () => {
    const glyph = (unicode: string) => ({ unicode, width: 500 });
    const operators = {
      fnArray: [OPS.setFont, OPS.showText],
      argsArray: [
        ['f', 10],
        [['w', 'o', 'r', 'k', '\u001d', 'o', 'w', ' ', 'o', '\u001b', 'i', 'c', 'e'].map(glyph)],
      ],
    };
    const textOf = (drawn: boolean) => {
      const facts = { name: 'f', scale: 0.001, vertical: false, drawn };
      return readGlyphs(operators, () => facts, 99)
        .map(({ text }) => text)
        .join('');
    };
    expect(textOf(true)).toBe('workflow office');
    expect(textOf(false)).toBe('work\u001dow o\u001bice');
  });
});

/** The lines that are read of lines drawn one below the other. */
async function readLines(lines: readonly string[]): Promise<string[]> {
  const drawn = lines.map((line, at) => drawText(60, 700 - 14 * at, line));
  const { text } = await extractText(makePdf([drawn.join('\n')]));
  return text.split('\n').filter((line) => line !== '');
}

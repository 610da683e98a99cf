import { getDocument, type PDFPageProxy, VerbosityLevel } from 'unpdf/pdfjs';
import { limits, refuse } from './limits.ts';
import { orderSegments } from './pdf-columns.ts';
import { type FontFacts, type Glyph, readGlyphs } from './pdf-glyphs.ts';
import { formSegments } from './pdf-lines.ts';
import { writeLines } from './pdf-paragraphs.ts';

/** What a reader makes of a file: plain text in reading order, and what a reader of the report should know. */
export type ReadText = { readonly text: string; readonly warnings: readonly string[] };

/**
 * The visible text of a PDF, columns read one after the other. Hidden text (without ink, in the ground's colour, too
 * small, off the page) is left out and told of in a warning. Throws `RefusedError` for locked, damaged and long files.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadText> {
  const document = await openPdf(bytes);
  if (document.numPages > limits.pages) {
    throw refuse('too-many-pages', `${document.numPages} pages`);
  }
  const pages: string[] = [];
  let hidden = 0;
  let left = limits.characters * 2;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await readPage(await document.getPage(number), left);
    pages.push(page.text);
    hidden += page.hidden;
    left -= page.glyphs;
    if (left <= 0) throw refuse('too-long');
  }
  const text = pages.join('\n\n');
  const warning = `hidden text was left out: ${hidden} letters that a reader of the page doesn't see`;
  return { text, warnings: hidden >= 12 ? [warning] : [] };
}

async function openPdf(bytes: Uint8Array) {
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    maxImageSize: 4_000_000,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw refuse('needs-password', undefined, { cause });
    }
    throw refuse('damaged', undefined, { cause });
  }
}

async function readPage(
  page: PDFPageProxy,
  limit: number,
): Promise<{ text: string; hidden: number; glyphs: number }> {
  const operators = await page.getOperatorList();
  const glyphs = readGlyphs(operators, openFonts(page), limit);
  page.cleanup();
  const seen = glyphs.filter((glyph) => !glyph.hidden && isOnPage(glyph, page.view));
  const scanned = glyphs.length > 0 && seen.length === 0 && operators.fnArray.length > 0;
  const shown = scanned ? glyphs.filter((glyph) => isOnPage(glyph, page.view)) : seen;
  const turns = [...new Set(shown.map(({ turn }) => turn))].sort((a, b) => a - b);
  const blocks = turns.map((turn) =>
    writeLines(orderSegments(formSegments(shown.filter((glyph) => glyph.turn === turn)))),
  );
  const inked = (list: readonly Glyph[]) => list.filter(({ text }) => text.trim() !== '').length;
  return {
    text: blocks.join('\n\n'),
    hidden: inked(glyphs) - inked(shown),
    glyphs: glyphs.length,
  };
}

function openFonts(page: PDFPageProxy): (name: string) => FontFacts {
  const known = new Map<string, FontFacts>();
  return (name) => {
    const facts = known.get(name) ?? readFont(page, name);
    known.set(name, facts);
    return facts;
  };
}

function readFont(page: PDFPageProxy, name: string): FontFacts {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
  if (typeof font !== 'object' || font === null)
    return { name, scale: 0.001, vertical: false, drawn: false };
  const matrix: unknown = 'fontMatrix' in font ? font.fontMatrix : undefined;
  const scale = Array.isArray(matrix) && typeof matrix[0] === 'number' ? matrix[0] : 0.001;
  const says = (fact: 'vertical' | 'isType3Font') => Reflect.get(font, fact) === true;
  return { name, scale, vertical: says('vertical'), drawn: says('isType3Font') };
}

function isOnPage(glyph: Glyph, view: readonly number[]): boolean {
  if (glyph.turn !== 0) return true;
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const { x, end, y, size } = glyph;
  return end > left - 1 && x < right + 1 && y > bottom - size && y < top + size;
}

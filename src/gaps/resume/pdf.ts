import { getDocument, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from 'unpdf/pdfjs';
import { limits, refuse } from './limits.ts';
import { orderSegments } from './pdf-columns.ts';
import { type FontFacts, type Glyph, readGlyphs } from './pdf-glyphs.ts';
import { joinJustified } from './pdf-justified.ts';
import { formSegments } from './pdf-lines.ts';
import { writeLines } from './pdf-paragraphs.ts';
import { isReadable, isSurelyReadable } from './readable.ts';

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
  const read = await readPages(document, (text) => text);
  if (isReadable(read.text)) return read;
  const guessed = await readPages(document, letterOfGlyph);
  return isSurelyReadable(guessed.text)
    ? { ...guessed, warnings: [...guessed.warnings, guess] }
    : read;
}

const guess =
  'its letters carry no character map and were read by the usual order of glyphs in a font: signs and accents are missing, so compare what was found with the page';

/**
 * The letter that a glyph usually stands for where a document gives its number in place of a character: TrueType fonts
 * have ASCII in order, from the space at 3 (the standard order of Macintosh glyphs).
 */
function letterOfGlyph(text: string): string {
  const code = text.length === 1 ? text.charCodeAt(0) + 29 : 0;
  return code >= 32 && code < 127 ? String.fromCharCode(code) : ' ';
}

async function readPages(
  document: PDFDocumentProxy,
  letterOf: (text: string) => string,
): Promise<ReadText> {
  const pages: string[] = [];
  let hidden = 0;
  let left = limits.characters * 2;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await readPage(await document.getPage(number), left, letterOf);
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
  letterOf: (text: string) => string,
): Promise<{ text: string; hidden: number; glyphs: number }> {
  const operators = await page.getOperatorList();
  const drawn = readGlyphs(operators, openFonts(page), limit);
  const glyphs = drawn.map((glyph) => ({ ...glyph, text: letterOf(glyph.text) }));
  page.cleanup();
  const seen = glyphs.filter((glyph) => !glyph.hidden && isOnPage(glyph, page.view));
  const scanned = glyphs.length > 0 && seen.length === 0 && operators.fnArray.length > 0;
  const shown = scanned ? glyphs.filter((glyph) => isOnPage(glyph, page.view)) : seen;
  const turns = [...new Set(shown.map(({ turn }) => turn))].sort((a, b) => a - b);
  const blocks = turns.map((turn) =>
    writeLines(
      orderSegments(joinJustified(formSegments(shown.filter((glyph) => glyph.turn === turn)))),
    ),
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

import { OPS } from 'unpdf/pdfjs';
import { identity, type Matrix, multiply, place, readMatrix, readNumbers } from './pdf-matrix.ts';
import { colourUnder, isSameColour, type Paint, paintBox, readColour } from './pdf-paint.ts';

/** One character as it stands on the page. `x` to `end` along the line, and `y`, the baseline, are in points. */
export type Glyph = {
  readonly text: string;
  readonly x: number;
  /** Where the next character is expected: letter-spacing that the document sets is part of the advance. */
  readonly end: number;
  readonly y: number;
  readonly size: number;
  /** Degrees of the writing direction, rounded to right angles; 0 is upright. */
  readonly turn: number;
  /** The document's name for its font. */
  readonly font: string;
  /** Drawn so that nobody sees it: without ink, in the ground's colour, or too small. */
  readonly hidden: boolean;
};

/** What text positions depend on in a font: units of its widths, and whether it is written downwards. */
export type FontFacts = {
  readonly name: string;
  readonly scale: number;
  readonly vertical: boolean;
  /** Its glyphs are drawings (Type 3), which TeX makes of its bitmaps without saying what they mean. */
  readonly drawn: boolean;
};

/** The parsed operators of a page, as pdf.js gives them. */
export type Operators = {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
};

type State = {
  ctm: Matrix;
  font: FontFacts;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  fill: number | null;
  alpha: number;
};

type Pen = { matrix: Matrix; x: number; y: number; lineX: number; lineY: number };

type Canvas = {
  readonly glyphs: Glyph[];
  readonly paints: Paint[];
  readonly stack: State[];
  readonly fontOf: (name: string) => FontFacts;
  state: State;
  pen: Pen;
};

/**
 * The characters that a page's operators draw, in drawing order, at most `limit`. The operators are read rather than
 * pdf.js's text items, which drop soft hyphens, colours and rendering modes.
 */
export function readGlyphs(
  operators: Operators,
  fontOf: (name: string) => FontFacts,
  limit: number,
): Glyph[] {
  const glyphs: Glyph[] = [];
  const canvas = { glyphs, paints: [], stack: [], fontOf, state: freshState(), pen: freshPen() };
  for (let at = 0; at < operators.fnArray.length && glyphs.length < limit; at += 1) {
    draw(canvas, operators.fnArray[at] ?? 0, listOf(operators.argsArray[at]));
  }
  return glyphs;
}

function draw(canvas: Canvas, fn: number, args: readonly unknown[]): void {
  const { state, pen, paints } = canvas;
  if (fn === OPS.save) canvas.stack.push({ ...state });
  else if (fn === OPS.restore || fn === OPS.paintFormXObjectEnd) {
    canvas.state = canvas.stack.pop() ?? state;
  } else if (fn === OPS.transform) {
    state.ctm = multiply(state.ctm, readMatrix(args) ?? identity);
  } else if (fn === OPS.paintFormXObjectBegin) {
    canvas.stack.push({ ...state });
    state.ctm = multiply(state.ctm, readMatrix(args[0]) ?? identity);
  } else if (fn === OPS.beginText) canvas.pen = freshPen();
  else if (fn === OPS.setTextMatrix) {
    canvas.pen = { ...freshPen(), matrix: readMatrix(args[0]) ?? readMatrix(args) ?? identity };
  } else if (fn === OPS.moveText) movePen(pen, numberOf(args[0]), numberOf(args[1]));
  else if (fn === OPS.setLeadingMoveText) {
    state.leading = numberOf(args[1]);
    movePen(pen, numberOf(args[0]), numberOf(args[1]));
  } else if (fn === OPS.nextLine) movePen(pen, 0, state.leading);
  else if (fn === OPS.showText) showText(canvas, listOf(args[0]));
  else if (fn === OPS.constructPath) fillPath(args, state, paints);
  else if (fn === OPS.paintImageXObject || fn === OPS.paintInlineImageXObject) {
    paints.push(paintBox(state.ctm, [0, 0, 1, 1], null));
  } else if (fn === OPS.shadingFill) paints.push(paintBox(identity, [-1e6, -1e6, 1e6, 1e6], null));
  else setState(canvas, fn, args);
}

function setState({ state, fontOf }: Canvas, fn: number, args: readonly unknown[]): void {
  const value = numberOf(args[0]);
  if (fn === OPS.setFont) {
    state.font = fontOf(String(args[0]));
    state.fontSize = numberOf(args[1]);
  } else if (fn === OPS.setCharSpacing) state.charSpacing = value;
  else if (fn === OPS.setWordSpacing) state.wordSpacing = value;
  else if (fn === OPS.setHScale) state.stretch = value / 100;
  else if (fn === OPS.setLeading) state.leading = -value;
  else if (fn === OPS.setTextRise) state.rise = value;
  else if (fn === OPS.setTextRenderingMode) state.mode = value;
  else if (fn === OPS.setFillRGBColor) state.fill = readColour(args[0]) ?? null;
  else if (fn === OPS.setFillColorN) state.fill = null;
  else if (fn === OPS.setGState) state.alpha = readAlpha(args[0]) ?? state.alpha;
}

function showText({ state, pen, paints, glyphs }: Canvas, items: readonly unknown[]): void {
  const { font, fontSize, stretch } = state;
  const matrix = multiply(state.ctm, pen.matrix);
  const [a, b, c, d] = matrix;
  const size = Math.abs(fontSize) * Math.hypot(c, d);
  const angle = Math.atan2(b * fontSize, a * fontSize) / (Math.PI / 2);
  const turn = (Math.round(angle) * 90 + 360) % 360;
  const unseen = state.mode === 3 || state.mode === 7 || state.alpha < 0.05 || size < 1.5;
  for (const item of items) {
    const drawn = typeof item === 'number' ? undefined : readDrawn(item);
    if (typeof item === 'number') advance(pen, font, (-item / 1000) * fontSize, stretch);
    if (drawn === undefined) continue;
    const start = turned(turn, place(matrix, pen.x, pen.y + state.rise));
    const spacing = state.charSpacing + (drawn.space ? state.wordSpacing : 0);
    const width = drawn.width * font.scale * fontSize + spacing;
    advance(pen, font, font.vertical ? -Math.abs(fontSize) : width, stretch);
    const end = turned(turn, place(matrix, pen.x, pen.y + state.rise));
    const [x, y] = [start.x, start.y];
    const text = (font.drawn ? texLigatures.get(drawn.unicode) : undefined) ?? drawn.unicode;
    const glyph = { text, x, end: end.x, y, size, turn, font: font.name };
    glyphs.push({ ...glyph, hidden: unseen || isCovered(glyph, state, paints) });
  }
}

/** Page coordinates as seen by a reader who turns the page so that the text is upright. */
function turned(turn: number, [x, y]: [number, number]): { x: number; y: number } {
  if (turn === 90) return { x: y, y: -x };
  if (turn === 180) return { x: -x, y: -y };
  return turn === 270 ? { x: -y, y: x } : { x, y };
}

function isCovered(
  glyph: Pick<Glyph, 'x' | 'end' | 'y' | 'size' | 'turn'>,
  state: State,
  paints: readonly Paint[],
): boolean {
  if (state.fill === null || glyph.turn !== 0 || state.mode === 1) return false;
  const ground = colourUnder(paints, (glyph.x + glyph.end) / 2, glyph.y + glyph.size * 0.3);
  return ground !== null && isSameColour(ground, state.fill);
}

function fillPath(args: readonly unknown[], state: State, paints: Paint[]): void {
  const fills: readonly unknown[] = [OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke];
  if (!fills.includes(args[0]) || state.alpha < 0.3) return;
  const [x0, y0, x1, y1] = readNumbers(args[2]);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
  paints.push(paintBox(state.ctm, [x0, y0, x1, y1], state.fill));
}

function advance(pen: Pen, font: FontFacts, by: number, stretch: number): void {
  if (font.vertical) pen.y += by;
  else pen.x += by * stretch;
}

function movePen(pen: Pen, x: number, y: number): void {
  pen.lineX += x;
  pen.lineY += y;
  pen.x = pen.lineX;
  pen.y = pen.lineY;
}

/** Where TeX's encodings OT1 and T1 have their ligatures; as characters these are control codes. */
const texLigatures = new Map(
  ['ff', 'fi', 'fl', 'ffi', 'ffl'].flatMap((text, at) =>
    [0x0b, 0x1b].map((code) => [String.fromCharCode(code + at), text] as const),
  ),
);

function readDrawn(item: unknown): { unicode: string; width: number; space: boolean } | undefined {
  if (typeof item !== 'object' || item === null || !('unicode' in item)) return undefined;
  return {
    unicode: String(item.unicode),
    width: 'width' in item ? numberOf(item.width) : 0,
    space: 'isSpace' in item && item.isSpace === true,
  };
}

function readAlpha(entries: unknown): number | undefined {
  const found = listOf(entries).find((entry) => listOf(entry)[0] === 'ca');
  return found === undefined ? undefined : numberOf(listOf(found)[1]);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function freshState(): State {
  return {
    ctm: identity,
    font: { name: '', scale: 0.001, vertical: false, drawn: false },
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    fill: 0,
    alpha: 1,
  };
}

function freshPen(): Pen {
  return { matrix: identity, x: 0, y: 0, lineX: 0, lineY: 0 };
}

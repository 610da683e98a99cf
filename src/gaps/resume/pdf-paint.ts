import { type Matrix, place } from './pdf-matrix.ts';

/** A painted area: its box on the page, and its colour as 0xRRGGBB, null where it is a picture or a gradient. */
export type Paint = {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly colour: number | null;
};

const white = 0xffffff;

/** The box [x0 y0 x1 y1] of the inner space as an area of the page. */
export function paintBox(
  matrix: Matrix,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  colour: number | null,
): Paint {
  const corners = [
    place(matrix, x0, y0),
    place(matrix, x1, y0),
    place(matrix, x0, y1),
    place(matrix, x1, y1),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    bottom: Math.min(...ys),
    top: Math.max(...ys),
    colour,
  };
}

/** What lies under a point: the last area painted there, white where none was. */
export function colourUnder(paints: readonly Paint[], x: number, y: number): number | null {
  const under = paints.findLast(
    (paint) => x >= paint.left && x <= paint.right && y >= paint.bottom && y <= paint.top,
  );
  return under === undefined ? white : under.colour;
}

/** Whether text of one colour can't be seen on the other: no channel differs by more than 5%. */
export function isSameColour(a: number, b: number): boolean {
  return [16, 8, 0].every((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) <= 12);
}

/** "#rrggbb" as a number, or undefined. */
export function readColour(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value)) return undefined;
  return Number.parseInt(value.slice(1), 16);
}

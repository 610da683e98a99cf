const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const leftToRight = /[\p{L}\p{N}]/u;

const mirrored = new Map(
  ['()', '[]', '{}', '<>', '«»'].flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ]),
);

/**
 * Pieces that stand from left to right on the page, in the order in which they are read: the reverse of what a writer
 * does with the Unicode bidirectional algorithm (UAX 9), for one level of runs. Without a right-to-left letter the
 * pieces are returned as they are.
 */
export function readingOrder(pieces: readonly string[]): readonly string[] {
  const back = pieces.filter((piece) => rightToLeft.test(piece)).length;
  if (back === 0) return pieces;
  const forth = pieces.filter((piece) => isForth(piece)).length;
  if (back * 3 < forth) return reverseRuns(pieces, (piece) => rightToLeft.test(piece), isForth);
  const turned = pieces.toReversed().map((piece) => mirrored.get(piece) ?? piece);
  return reverseRuns(turned, isForth, (piece) => rightToLeft.test(piece));
}

function isForth(piece: string): boolean {
  return leftToRight.test(piece) && !rightToLeft.test(piece);
}

/** Reverses each longest run that begins and ends with an inner piece and holds no outer one. */
function reverseRuns(
  pieces: readonly string[],
  isInner: (piece: string) => boolean,
  isOuter: (piece: string) => boolean,
): string[] {
  const ordered: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at] ?? '';
    if (!isInner(piece)) {
      ordered.push(piece);
      at += 1;
      continue;
    }
    let last = at;
    for (let next = at; next < pieces.length && !isOuter(pieces[next] ?? ''); next += 1) {
      if (isInner(pieces[next] ?? '')) last = next;
    }
    ordered.push(...pieces.slice(at, last + 1).reverse());
    at = last + 1;
  }
  return ordered;
}

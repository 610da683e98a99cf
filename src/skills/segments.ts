/** A line of the posting, or the lines of one wrapped paragraph or list item; offsets without the bullet. */
export type Block = { start: number; end: number; item: boolean; afterBlank: boolean };

/** Returns the blocks of a text in order, without the empty ones; offsets are UTF-16. */
export function findBlocks(text: string): Block[] {
  const lines = findLines(text);
  return isWrapped(lines) ? joinWrapped(lines) : lines;
}

function findLines(text: string): Block[] {
  const blocks: Block[] = [];
  let blank = true;
  for (let from = 0; from <= text.length; ) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    const block = trimLine(text, from, to);
    if (block === null) blank = true;
    else {
      blocks.push({ ...block, afterBlank: blank });
      blank = false;
    }
    from = to + 1;
  }
  return blocks;
}

function trimLine(text: string, from: number, to: number): Omit<Block, 'afterBlank'> | null {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (start === end) return null;
  const item = isBullet(text, start, end);
  if (!item) return { start, end, item };
  start++;
  while (start < end && (isSpace(text.charCodeAt(start)) || text[start] === '.')) start++;
  return start === end ? null : { start, end, item };
}

/** Returns whether a code unit is white space, as far as lines are trimmed of it. */
export function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0;
}

const bullets = new Set('-*•·●▪◦‣–—○■□➢➤✓✔→►★+'.split(''));

function isBullet(text: string, start: number, end: number): boolean {
  const mark = text.charAt(start);
  if (bullets.has(mark)) {
    return (
      start + 1 < end && text[start + 1] !== mark && !(mark === '+' && text[start + 1] !== ' ')
    );
  }
  // "1. ", "2) "
  if (mark < '0' || mark > '9') return false;
  const after = text.charAt(start + 1);
  return (after === '.' || after === ')') && text[start + 2] === ' ';
}

/** Text pasted from a mail or a PDF breaks its lines at a fixed width. */
function isWrapped(lines: readonly Block[]): boolean {
  if (lines.length < 8) return false;
  let longest = 0;
  let long = 0;
  for (const { start, end } of lines) {
    longest = Math.max(longest, end - start);
    if (end - start >= 45) long++;
  }
  return longest <= 92 && long >= lines.length * 0.4;
}

function joinWrapped(lines: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  for (const [index, line] of lines.entries()) {
    const last = blocks.at(-1);
    const previous = lines[index - 1];
    if (last === undefined || line.item || line.afterBlank || previous === undefined) {
      blocks.push({ ...line });
    } else if (!last.item && previous.end - previous.start < 40) blocks.push({ ...line });
    else last.end = line.end;
  }
  return blocks;
}

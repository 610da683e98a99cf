/** The plain text in the making: what is written, and the layout that waits for the next word. */
export type TextWriter = {
  parts: string[];
  /** Line feeds due before the next word, 0 to 2. */
  feeds: number;
  space: boolean;
  inItem: boolean;
  /** A list item has begun and its first word is still to come. */
  bullet: boolean;
  cellEnded: boolean;
  /** Keep the line breaks of the text itself, as in `<pre>`. */
  keepsLines: boolean;
  readonly keepsAllLines: boolean;
};

/** Returns an empty writer; with `keepsAllLines` line breaks in the text are kept everywhere. */
export function createTextWriter(keepsAllLines: boolean): TextWriter {
  return {
    parts: [],
    feeds: 0,
    space: false,
    inItem: false,
    bullet: false,
    cellEnded: false,
    keepsLines: keepsAllLines,
    keepsAllLines,
  };
}

/** Writes `source` from `from` to `to`: white space collapses to one space (where lines are kept, to line feeds). */
export function writeRun(writer: TextWriter, source: string, from: number, to: number): void {
  let start = -1;
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at);
    if (code > 0x20 && code !== 0xa0 && code < 0xad) {
      if (start < 0) start = at;
      continue;
    }
    const kind = gapKind(code);
    if (kind === 'word') {
      if (start < 0) start = at;
      continue;
    }
    // A lone space between two words stays inside the piece: most of a text is copied in long slices.
    if (code === 0x20 && start >= 0 && at + 1 < to && isPlainLetter(source.charCodeAt(at + 1)))
      continue;
    if (start >= 0) writeWord(writer, source.slice(start, at));
    start = -1;
    if (kind === 'feed' && writer.keepsLines) addFeeds(writer, 1);
    else if (kind !== 'nothing') writer.space = true;
  }
  if (start >= 0) writeWord(writer, source.slice(start, to));
}

/** Starts a new block: at least `feeds` line feeds before the next word, one inside a list item. */
export function startBlock(writer: TextWriter, feeds: 1 | 2): void {
  // <li><p>text</p></li>: the paragraph stays on the line of its bullet and does not part the items.
  if (!writer.bullet) writer.feeds = Math.max(writer.feeds, writer.inItem ? 1 : feeds);
}

/** Adds line feeds to those that wait, two at most. */
export function addFeeds(writer: TextWriter, feeds: number): void {
  if (!writer.bullet) writer.feeds = Math.min(2, writer.feeds + feeds);
}

/** Opens or closes a list item. */
export function writeItem(writer: TextWriter, opening: boolean): void {
  writer.feeds = Math.max(writer.feeds, 1);
  writer.inItem = opening;
  writer.bullet = opening;
}

/** Opens or closes a list; a list inside an item goes on with the next line. */
export function writeList(writer: TextWriter, opening: boolean): void {
  if (opening) {
    startBlock(writer, 2);
    return;
  }
  writer.inItem = false;
  writer.feeds = 2;
}

/** Returns the text written so far, without white space around it. */
export function finishText(writer: TextWriter): string {
  return writer.parts.join('').trim();
}

function writeWord(writer: TextWriter, word: string): void {
  const { parts } = writer;
  if (parts.length > 0) {
    if (writer.cellEnded && writer.feeds === 0) parts.push(' | ');
    else if (writer.feeds > 0) parts.push(writer.feeds === 1 ? '\n' : '\n\n');
    else if (writer.space) parts.push(' ');
  }
  if (writer.bullet) parts.push('- ');
  parts.push(word);
  writer.feeds = 0;
  writer.space = false;
  writer.cellEnded = false;
  writer.bullet = false;
}

function gapKind(code: number): 'word' | 'space' | 'feed' | 'nothing' {
  if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) {
    return code === 0x0d ? 'space' : 'feed';
  }
  if (code === 0xad || code === 0x200b || code === 0x2060 || code === 0xfeff) return 'nothing';
  if (code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0x202f) return 'space';
  return code >= 0x2000 && code <= 0x200a ? 'space' : 'word';
}

function isPlainLetter(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

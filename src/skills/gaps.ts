import { isCapital, isDigit, isLetterOrNumber } from './characters.ts';

/** What stands between two neighbouring skills of a list; `none` when they are no items of one list. */
export type Joint = 'comma' | 'and' | 'or' | 'slash' | 'open' | 'close' | 'none';

/** From the weakest to the strongest: "and/or" is a choice; a parenthesis ends or opens a list of its own. */
const joints: readonly Joint[] = ['none', 'comma', 'slash', 'and', 'or', 'open', 'close'];
/** What a word or a mark between two skills is: a joint by its place in `joints`, or one of the three below. */
const [none, comma, slash, and, or, open, close] = [0, 1, 2, 3, 4, 5, 6] as const;
/** May stand in a list without being an item of it. */
const filler = 7;
const lineFeed = 8;
/** Stands in no list, unless it is a name. */
const unknown = 9;

const words = tableOf([
  [
    filler,
    'the also as well other even apache aws amazon microsoft google azure modern like tools framework frameworks library libraries language languages database databases js ai io com plus preferred preferably both alternatively similar platform platforms service services api apis cloud programming scripting code queries suite engine server',
  ],
  [and, 'and und et y e и ve və oraz a і'],
  [or, 'or oder ou o или veya или yaxud lub bądź albo ya'],
]);
const marks = tableOf([
  [and, '& +'],
  [comma, ', ; | · •'],
  [slash, '/ \\'],
  [open, '( [ {'],
  [close, ') ] }'],
  [filler, '" \' “ ” ‘ ’ . * _ ` ~'],
]);

function tableOf(lists: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(
    lists.flatMap(([kind, list]) => list.split(' ').map((item) => [item, kind] as const)),
  );
}

/** The lengths of the words, as bits, by the last five bits of their first letter: no word is looked up in vain. */
const lengths = new Uint16Array(32);
for (const word of words.keys()) {
  for (const first of [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]) {
    lengths[first & 31] = (lengths[first & 31] ?? 0) | (1 << word.length);
  }
}
const maxWord = 13;

const maxGap = 48;
/** A name that the dictionary lacks is an item all the same ("Solr, Foobar Search, OpenSearch"); more are no list. */
const maxNames = 3;
/** "Flask, or similar frameworks, and gRPC": what comes after is no item of the list. */
const endsList =
  /\b(?:or|and\/or) (?:an? )?(?:similar|equivalent|comparable|related|another|any|other)\b/i;
const endsParagraph = /\n\n|\n\s*[-*•·]/;

/** Returns how two skills are joined, from the text between them. */
export function joinOf(text: string, from: number, to: number): Joint {
  if (to - from > maxGap || to < from) return 'none';
  let joint: number = none;
  let names = 0;
  let seen = 0;
  for (let at = from; at < to; ) {
    const end = endOfToken(text, at, to);
    const kind = kindOf(text, at, end);
    if (kind === unknown && (!isCapital(text.charCodeAt(at)) || ++names > maxNames)) return 'none';
    if (kind < filler && kind > joint) joint = kind;
    seen |= 1 << kind;
    at = end;
  }
  if (joint === none) return 'none';
  const hasOr = (seen & (1 << or)) !== 0;
  if (hasOr && endsList.test(text.slice(from, to))) return 'none';
  if ((seen & (1 << lineFeed)) !== 0 && endsParagraph.test(text.slice(from, to))) return 'none';
  if (names > 0 && joint === slash && text.slice(from, to).includes(',')) joint = comma;
  if (names > 0 && joint !== comma && joint !== or) return 'none';
  // "GCP (or AWS)", but not "Airflow (or similar), CI/CD"
  return hasOr && joint !== close ? 'or' : (joints[joint] as Joint);
}

/** "AWS (or) Azure" */
const bareOr = /\((?:and\/)?or\)/y;

/** A token is a word, one mark or one space, or an "(or)". */
function endOfToken(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && isLetterOrNumber(text.charCodeAt(end))) end++;
  if (end > from) return end;
  if (text.charCodeAt(from) !== 0x28) return from + 1;
  bareOr.lastIndex = from;
  return bareOr.test(text) && bareOr.lastIndex <= to ? bareOr.lastIndex : from + 1;
}

function kindOf(text: string, from: number, end: number): number {
  const code = text.charCodeAt(from);
  if (code === 0x20) return filler;
  if (isLetterOrNumber(code)) return kindOfWord(text, from, end);
  if (code === 0x0a) return lineFeed;
  if (end > from + 1) return or;
  const mark = text.charAt(from);
  return marks.get(mark) ?? (mark.trim() === '' ? filler : unknown);
}

function kindOfWord(text: string, from: number, end: number): number {
  const length = end - from;
  if (length <= maxWord && ((lengths[text.charCodeAt(from) & 31] as number) >> length) & 1) {
    const kind = words.get(text.slice(from, end).toLowerCase());
    if (kind !== undefined) return kind;
  }
  const numbered = isDigit(text.charCodeAt(from)) || isDigit(text.charCodeAt(from + 1));
  return numbered && version.test(text.slice(from, end)) ? filler : unknown;
}

const version = /^v?\d+x?$/i;

/** Words and phrases of titles and short texts, folded so that one spelling serves every language. */

/** A separator between parts of a title ("Senior Developer (Java) - Berlin"). */
export const BREAK = '|';

const SPELLED: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ə: 'e',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
};

/** Returns the text in lower case without diacritics ("Développeur" → "developpeur"); lengths may differ. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
  if (!/[^\x00-\x7f]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ıßəłøđæœ]/g, (letter) => SPELLED[letter] ?? letter);
}

const OTHER = 0;
const WORD = 1;
const SEPARATOR = 2;
/** "/" and "&" are words of their own. */
const SIGN = 3;
const DASH = 4;
const DOT = 46;
const SPACE = 32;
const classes = asciiClasses();

/** Returns folded words in order; "/" and "&" are words, other separators are `BREAK`. */
export function splitWords(text: string): string[] {
  const folded = fold(text);
  const count = markWords(folded);
  const words: string[] = [];
  for (let index = 0; index < count; index++) words.push(wordAt(folded, index));
  return words;
}

/** The beginnings and ends of the words of the text last marked; both are 0 for a `BREAK`. */
export let bounds = new Int32Array(1024);

/** Returns a word of the text last marked. */
export function wordAt(folded: string, index: number): string {
  const start = bounds[index * 2] ?? 0;
  const end = bounds[index * 2 + 1] ?? 0;
  return end === 0 ? BREAK : wordIn(folded, start, end);
}

/** Marks the words of a folded text in `bounds` and returns how many there are. */
export function markWords(folded: string): number {
  if (bounds.length < folded.length * 2 + 2) bounds = new Int32Array(folded.length * 4);
  let count = 0;
  let broken = true;
  for (let at = 0; at < folded.length; ) {
    const code = folded.charCodeAt(at);
    const kind = classOf(code);
    let end = at + 1;
    if (kind === WORD || (code === DOT && startsDotWord(folded, at))) {
      end = endOfWord(folded, at);
    } else if (kind !== SIGN) {
      if (kind !== OTHER && !broken && (kind === SEPARATOR || isSpacedDash(folded, at))) {
        broken = true;
        bounds[count * 2] = 0;
        bounds[count++ * 2 + 1] = 0;
      }
      at++;
      continue;
    }
    broken = false;
    bounds[count * 2] = at;
    bounds[count++ * 2 + 1] = end;
    at = end;
  }
  return count;
}

const KNOWN_WORDS = 16_384;
/** Longer slices would keep the whole text they come from. */
const LONGEST_KNOWN = 12;
const knownWords: string[] = new Array(KNOWN_WORDS).fill('');

/** The word as a string that earlier texts already made: words repeat, and look-ups know their hash by then. */
function wordIn(text: string, start: number, end: number): string {
  if (end - start > LONGEST_KNOWN) return text.slice(start, end);
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = (hash ^ (hash >>> 14)) & (KNOWN_WORDS - 1);
  const known = knownWords[slot] ?? '';
  if (known.length === end - start && isAt(text, start, known)) return known;
  const word = text.slice(start, end);
  knownWords[slot] = word;
  return word;
}

function isAt(text: string, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
  }
  return true;
}

/** A dash separates only with a space beside it ("front-end" is two words, "Engineer - Berlin" two parts). */
function isSpacedDash(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === SPACE || text.charCodeAt(at + 1) === SPACE;
}

function classOf(code: number): number {
  if (code < 128) return classes[code] ?? OTHER;
  if (code === 0x2022 || code === 0xb7) return SEPARATOR;
  if (code === 0x2013 || code === 0x2014) return DASH;
  return isLetter(code) ? WORD : OTHER;
}

/** Letters beyond ASCII, roughly: everything that is no punctuation, symbol, space or private character. */
function isLetter(code: number): boolean {
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  return (
    code !== 0xd7 &&
    code !== 0xf7 &&
    (code < 0x2000 ||
      (code > 0x2e7f && code < 0xe000 && (code < 0x3000 || code > 0x303f)) ||
      (code >= 0xf900 && code < 0xfe00))
  );
}

/** ".NET" keeps its dot. */
function startsDotWord(text: string, at: number): boolean {
  return (
    classOf(text.charCodeAt(at + 1)) === WORD &&
    (at === 0 || classOf(text.charCodeAt(at - 1)) !== WORD)
  );
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (classOf(code) === WORD) continue;
    const joins = (code === DOT || code === 39) && classOf(text.charCodeAt(end + 1)) === WORD;
    if (!joins) break;
  }
  // "C++", "C#"
  while (text.charCodeAt(end) === 43 || text.charCodeAt(end) === 35) end++;
  return end;
}

function asciiClasses(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    const char = String.fromCharCode(code);
    if (/[a-z0-9]/i.test(char)) table[code] = WORD;
    else if ('|()[]{},;:@\n'.includes(char)) table[code] = SEPARATOR;
    else if (char === '/' || char === '&') table[code] = SIGN;
    else if (char === '-') table[code] = DASH;
  }
  return table;
}

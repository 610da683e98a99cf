import {
  ampersandSymbol,
  apostropheSymbol,
  cyrillicStart,
  digitStart,
  dotSymbol,
  feedSymbol,
  gapSymbol,
  hyphenSymbol,
  ignoredSymbol,
  latinStart,
  plusSymbol,
  sharpSymbol,
  slashSymbol,
  spaceSymbol,
  symbolMask,
  wordBit,
} from './symbols.ts';

/** Cyrillic and Greek letters that look like Latin ones are read as those; the others keep their own symbol. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  ё: 'e',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ə: 'e',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ß: 's',
};
const cyrillic = 'бгджзийлпфцчшщъыьэюя';

/** The symbol of each code unit (`symbols.ts`). */
export const symbolOf: Uint8Array = buildSymbols();

function buildSymbols(): Uint8Array {
  const table = new Uint8Array(0x10000);
  markLetters(table);
  for (let code = 0x30; code <= 0x39; code++) {
    table[code] = wordBit | (digitStart + code - 0x30);
    table[code - 0x30 + 0xff10] = table[code] ?? 0;
  }
  for (let code = 0x61; code <= 0x7a; code++) setBothCases(table, code, latinStart + code - 0x61);
  // Full-width forms.
  for (let code = 0x41; code <= 0x7a; code++) table[code + 0xfee0] ||= table[code] ?? 0;
  foldAccents(table);
  for (let index = 0; index < cyrillic.length; index++) {
    setBothCases(table, cyrillic.charCodeAt(index), cyrillicStart + index);
  }
  for (const [letter, latin] of Object.entries(lookAlikes)) {
    setBothCases(table, letter.charCodeAt(0), latinStart + latin.charCodeAt(0) - 0x61);
  }
  markPunctuation(table);
  return table;
}

/** Letters of alphabets that part words with spaces; Chinese, Japanese, Korean and Thai do not bound a name. */
function markLetters(table: Uint8Array): void {
  const ranges = [
    [0xaa, 0xaa],
    [0xb5, 0xb5],
    [0xc0, 0x2af],
    [0x370, 0x3ff],
    [0x400, 0x52f],
    [0x531, 0x587],
    [0x5d0, 0x5ea],
    [0x620, 0x64a],
    [0x671, 0x6d3],
    [0x904, 0x939],
    [0x10a0, 0x10ff],
    [0x1e00, 0x1fff],
  ] as const;
  for (const [from, to] of ranges) table.fill(wordBit, from, to + 1);
  table[0xd7] = 0;
  table[0xf7] = 0;
}

function foldAccents(table: Uint8Array): void {
  for (const [from, to] of [
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ] as const) {
    for (let code = from; code <= to; code++) {
      const base = String.fromCharCode(code).normalize('NFD').charCodeAt(0);
      if (base < 0x80) table[code] = table[base] ?? 0;
    }
  }
}

function setBothCases(table: Uint8Array, lowerCode: number, symbol: number): void {
  table[lowerCode] = wordBit | symbol;
  const upper = String.fromCharCode(lowerCode).toUpperCase();
  if (upper.length === 1) table[upper.charCodeAt(0)] = wordBit | symbol;
}

function markPunctuation(table: Uint8Array): void {
  const mark = (characters: string, symbol: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = symbol;
  };
  mark('.\uff0e', dotSymbol);
  mark('+\uff0b', plusSymbol);
  mark('#\uff03\u266f', sharpSymbol);
  mark('/\uff0f\u2044\u2215', slashSymbol);
  mark('&\uff06', ampersandSymbol);
  mark("'\u2019\u2018\u02bc", apostropheSymbol);
  mark(
    ' \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000',
    spaceSymbol,
  );
  mark('\n\r\u2028\u2029', feedSymbol);
  mark('-_\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d', hyphenSymbol);
  mark(
    '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f',
    ignoredSymbol,
  );
  for (let code = 0x300; code <= 0x36f; code++) table[code] = ignoredSymbol;
}

/** Returns whether the code unit is a letter or digit of an alphabet that bounds words. */
export function isWordCode(code: number): boolean {
  return (symbolOf[code] ?? 0) >= wordBit;
}

/**
 * Returns the symbols that spell a name in the automaton: spaces and hyphens become one gap, marks without
 * width vanish. Null where the name holds a character that the automaton cannot see, or nothing else.
 */
export function foldName(name: string): number[] | null {
  const symbols: number[] = [];
  for (let at = 0; at < name.length; at++) {
    const value = symbolOf[name.charCodeAt(at)] ?? 0;
    // "Joomla!" and "Play! Framework" are written without the mark as often as with it.
    if (value === ignoredSymbol || name[at] === '!') continue;
    if (value === spaceSymbol || value === hyphenSymbol || value === feedSymbol) {
      if (symbols.at(-1) !== gapSymbol && symbols.at(-1) !== slashSymbol) symbols.push(gapSymbol);
      continue;
    }
    const symbol = value & symbolMask;
    if (symbol === 0) return null;
    if (symbol === slashSymbol && symbols.at(-1) === gapSymbol) symbols.pop();
    symbols.push(symbol);
  }
  if (symbols.at(-1) === gapSymbol) symbols.pop();
  return symbols.length === 0 ? null : symbols;
}

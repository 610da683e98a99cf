import { plainText } from './escaped-html.ts';

/**
 * JSON as pages really embed it: inside HTML comments or CDATA, behind a comment, several documents one after
 * another, with raw line breaks or quotes in strings, escapes that JSON does not know, commas before a closing
 * bracket, escaped for HTML or once more for JSON. Throws SyntaxError when it is beyond that.
 */
export function parseLooseJson(text: string): unknown {
  const trimmed = text
    .replace(/^\uFEFF/, '')
    .replace(/^\s*(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*(?:-->|\]\]>)(?:\s*\*\/)?\s*$/, '')
    .replace(/^(?:\s*\/\*[\s\S]*?\*\/|\s*\/\/[^\n]*\n)+/, '')
    .replace(/;\s*$/, '')
    .trim();
  const read = parsedOrRepaired(trimmed);
  return typeof read === 'string' ? parsedOrRepaired(read) : read;
}

function parsedOrRepaired(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const json = withoutEntities(text);
    return firstParsed([repaired(json), repaired(withInnerQuotes(json))]);
  }
}

/** The value of the first that is JSON; the error of the first when none is. */
function firstParsed([first = '', ...others]: readonly string[]): unknown {
  try {
    return JSON.parse(first);
  } catch (error) {
    if (others.length === 0) throw error;
    try {
      return firstParsed(others);
    } catch {
      throw error;
    }
  }
}

/** Templates that escape for HTML write their quotes as entities, which scripts do not decode. */
function withoutEntities(text: string): string {
  return /^\s*[{[]\s*&(quot|#0*34|#x0*22);/i.test(text) ? plainText(text) : text;
}

/** Strings are matched whole, so that what is between them can be told from what is in them. */
function repaired(text: string): string {
  let isSeries = false;
  const mended = text.replace(/"(?:[^"\\]|\\[\s\S])*"|,(?=\s*[}\]])|\}(?=\s*\{)/g, (piece) => {
    if (piece === ',') return '';
    if (piece !== '}') return repairedString(piece);
    isSeries = true;
    return '},';
  });
  return isSeries && mended.startsWith('{') ? `[${mended}]` : mended;
}

/** A string ends with the quote behind which its object or list goes on; the others in it nobody escaped. */
function withInnerQuotes(text: string): string {
  let isInside = false;
  return text.replace(/\\[\s\S]|"/g, (piece, at: number) => {
    if (piece !== '"') return piece;
    const isEnd =
      isInside &&
      /^\s*([:}\]]|,\s*["[{\d}\]-]|,\s*(true|false|null)\b|$)/.test(text.slice(at + 1, at + 101));
    if (isInside && !isEnd) return '\\"';
    isInside = !isInside;
    return piece;
  });
}

function repairedString(literal: string): string {
  return literal
    .replace(/\\(?:(["\\/bfnrt]|u[0-9a-f]{4})|([\s\S]))/gi, (_, known, other) =>
      known === undefined ? other : `\\${known}`,
    )
    .replace(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1));
}

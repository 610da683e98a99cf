import { plainText } from './escaped-html.ts';

/**
 * JSON as pages really embed it: inside HTML comments or CDATA, with raw line breaks in strings, escapes that
 * JSON does not know, commas before a closing bracket, escaped for HTML or once more for JSON. Throws SyntaxError when it is beyond that.
 */
export function parseLooseJson(text: string): unknown {
  const trimmed = text
    .replace(/^\uFEFF/, '')
    .replace(/^\s*(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*(?:-->|\]\]>)(?:\s*\*\/)?\s*$/, '')
    .replace(/;\s*$/, '')
    .trim();
  const read = parsedOrRepaired(trimmed);
  return typeof read === 'string' ? parsedOrRepaired(read) : read;
}

function parsedOrRepaired(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(repaired(withoutEntities(text)));
  }
}

/** Templates that escape for HTML write their quotes as entities, which scripts do not decode. */
function withoutEntities(text: string): string {
  return /^\s*[{[]\s*&(quot|#0*34|#x0*22);/i.test(text) ? plainText(text) : text;
}

/** Strings are matched whole, so that what is between them can be told from what is in them. */
function repaired(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"|,(?=\s*[}\]])/g, (piece) =>
    piece === ',' ? '' : repairedString(piece),
  );
}

function repairedString(literal: string): string {
  return literal
    .replace(/\\(?:(["\\/bfnrt]|u[0-9a-f]{4})|([\s\S]))/gi, (_, known, other) =>
      known === undefined ? other : `\\${known}`,
    )
    .replace(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1));
}

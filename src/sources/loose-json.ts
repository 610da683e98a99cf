/**
 * JSON as pages really embed it: inside HTML comments or CDATA, with raw line breaks in strings, escapes that
 * JSON does not know, and commas before a closing bracket. Throws SyntaxError when it is beyond that.
 */
export function parseLooseJson(text: string): unknown {
  const trimmed = text
    .replace(/^\uFEFF/, '')
    .replace(/^\s*(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*(?:-->|\]\]>)(?:\s*\*\/)?\s*$/, '')
    .replace(/;\s*$/, '')
    .trim();
  try {
    return JSON.parse(trimmed);
  } catch {
    return JSON.parse(repaired(trimmed));
  }
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

import { isLower, isUpper } from './characters.ts';
import type { KnownAlias } from './dictionary.ts';
import { isWordCode } from './fold.ts';
import { pluralSuffix, versionSuffix } from './symbols.ts';

/** One hit of the automaton: where it is, and whether a plural s or a version is glued to the name. */
export type Hit = { start: number; end: number; suffix: number };

/** Returns whether a hit is this alias as written: its case, its edges, and not a piece of an address. */
export function fitsAlias(text: string, hit: Hit, alias: KnownAlias): boolean {
  if (!fitsSuffix(text, hit, alias) || addsAccents(text, hit, alias.text)) return false;
  if (alias.rule?.case === 'exact' && !sameCase(text, hit, alias.text)) return false;
  return fitsEdges(text, hit, alias) && !isInAddress(text, hit);
}

/**
 * Returns whether a hit is a name that is spelt with capitals, here in lower case between the commas, slashes or
 * "and" of a list ("python, go", "html/css/js"); whether its neighbours are technologies is for others to say.
 */
export function isLowerItem(text: string, hit: Hit, alias: KnownAlias): boolean {
  if (alias.rule?.case !== 'exact' || hit.suffix === pluralSuffix) return false;
  const first = text.charCodeAt(hit.start);
  if (first >= 0x41 && first <= 0x5a) return false;
  const said = text.slice(hit.start, hit.end);
  if (said !== alias.text.toLowerCase() || said === alias.text) return false;
  const before = text.slice(Math.max(0, hit.start - 5), hit.start);
  const after = text.slice(hit.end, hit.end + 5);
  return startsItem.test(before) && endsItem.test(after) && !isInAddress(text, hit);
}

const startsItem = /[,/(+&|]\s*$|[:\n•*-]\s+$|\s(?:and|or)\s$/;
const endsItem = /^\s*[,/)+&|;\n]|^\.(?:\s|$)|^\s+(?:and|or)\s|^$/;

function fitsSuffix(text: string, hit: Hit, alias: KnownAlias): boolean {
  const { length } = alias.text;
  if (hit.suffix === pluralSuffix) {
    if (/s$/i.test(alias.text)) return false;
    const capitals = isUpperCase(text.slice(hit.start, hit.end - 1));
    if (capitals && text[hit.end - 1] === 's') return length > 1;
    return length > 3 && (alias.rule?.case !== 'exact' || alias.text.includes(' '));
  }
  if (hit.suffix === versionSuffix) {
    return length > 2 && hit.end - hit.start - length <= 5 && !/\d$/.test(alias.text);
  }
  return true;
}

/** "cohérence" is no Coherence: the matcher folds accents, names are written without. */
function addsAccents(text: string, hit: Hit, alias: string): boolean {
  for (let at = hit.start; at < hit.end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xc0 && code <= 0x24f) return !accented.test(alias);
  }
  return false;
}

const accented = /[\u00c0-\u024f]/;

function isUpperCase(text: string): boolean {
  return text === text.toUpperCase();
}

/** "IAAS" and "LLaMA" are no ordinary words either, whatever case the dictionary has. */
function sameCase(text: string, hit: Hit, alias: string): boolean {
  if (hit.end - hit.start >= alias.length && text.startsWith(alias, hit.start)) return true;
  const said = text.slice(hit.start, hit.end);
  if (strip(said).startsWith(strip(alias))) return true;
  if (alias.length < 3) return false;
  // "core ML" is no Core ML.
  if (isLower(said.charCodeAt(0)) && isUpper(alias.charCodeAt(0)) && said.includes(' '))
    return false;
  // "AEs" are several of an AE, not AES.
  if (/S$/.test(alias) && /^\p{Lu}+s$/u.test(said)) return false;
  const capitals = said.replace(/[^\p{Lu}]+/gu, '').length;
  return capitals > 1 && (capitals < said.length || /\p{Lu}.*\p{Lu}/u.test(alias));
}

function strip(text: string): string {
  return text.replace(/[\s\-_\u00ad\u200b-\u200f\u2010-\u2015\u2060]+/g, '');
}

/** Names that are words or letters are spoilt by what is glued to them ("R&D", "go-getter", "C-level"). */
function fitsEdges(text: string, hit: Hit, alias: KnownAlias): boolean {
  const after = text.charAt(hit.end);
  const before = text.charAt(hit.start - 1);
  // "see our [GitHub]": the label of a link.
  if (before === '[' && after === ']') return false;
  if (
    (after === '#' || (after === '+' && text[hit.end + 1] === '+')) &&
    /[a-z]$/i.test(alias.text)
  ) {
    return false;
  }
  if (alias.text.length === 1 && !fitsLetter(text, hit)) return false;
  if (alias.rule === null) return true;
  if (isHyphen(after) && isWordCode(text.charCodeAt(hit.end + 1))) {
    return joinable.test(text.slice(hit.end + 1, hit.end + 16));
  }
  if (isHyphen(before) && isWordCode(text.charCodeAt(hit.start - 2))) return false;
  return !(
    (after === "'" || after === '’') &&
    /^(?:t|ll|re|d|ve|m)\b/.test(text.slice(hit.end + 1, hit.end + 4))
  );
}

const joinable =
  /^(?:based|like|native|related|style|first|powered|compatible|driven|specific|oriented|side|backed|centric|heavy|focused|friendly|Entwickl|program|develop|engineer)/i;

function fitsLetter(text: string, hit: Hit): boolean {
  const after = text.charAt(hit.end);
  const before = text.charAt(hit.start - 1);
  if (/[&+'’°$€£@]/.test(after) || /[&.'’°$€£@]/.test(before)) return false;
  if (isHyphen(after) || isHyphen(before)) return false;
  return !(after === '.' && isWordCode(text.charCodeAt(hit.end + 1)));
}

function isHyphen(character: string): boolean {
  return character === '-' || character === '‑' || character === '‐';
}

/** One for each of the characters that join the parts of an address. */
const addressMarks = Uint8Array.from({ length: 0x80 }, (_, code) =>
  './@:_-?=&%#~'.includes(String.fromCharCode(code)) ? 1 : 0,
);
const maxAddress = 300;
const topLevel =
  /^(?:com|io|so|ai|dev|org|co|uk|de|app|eu|us|me|tech|cloud|fr|nl|in|info|gov|edu|az|ru|tr|pl|ly|gg|hq|xyz|jobs)(?![\p{L}\p{N}])/iu;

/** "github.com/acme", "jobs@go.dev", "https://…/react": the names in addresses are no skills. */
function isInAddress(text: string, hit: Hit): boolean {
  const after = text.charAt(hit.end);
  if (after === ':' && text.startsWith('//', hit.end + 1)) return true;
  const marked =
    (addressMarks[text.charCodeAt(hit.end)] === 1 && isWordCode(text.charCodeAt(hit.end + 1))) ||
    addressMarks[text.charCodeAt(hit.start - 1)] === 1 ||
    after === '/';
  if (!marked) return false;
  if (after === '.' && topLevel.test(text.slice(hit.end + 1, hit.end + 8))) return true;
  if (after === '@') return true;
  let from = hit.start;
  while (from > 0 && hit.start - from < maxAddress && !endsAddress(text.charCodeAt(from - 1)))
    from--;
  const lead = text.slice(from, hit.start);
  if (lead === '') return false;
  if (lead.includes('://') || lead.startsWith('www.') || /^[\w.+-]+@/.test(lead)) return true;
  const slash = lead.indexOf('/');
  const dot = slash < 0 ? -1 : lead.lastIndexOf('.', slash);
  return dot > 0 && topLevel.test(lead.slice(dot + 1, slash)) && slash > 0;
}

function endsAddress(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x3c ||
    code === 0x3e ||
    code === 0x22 ||
    code === 0x5b ||
    code === 0x5d ||
    code === 0x2c ||
    code === 0x7c
  );
}

import { load } from 'cheerio';

/**
 * A name as a reader sees it: boards escape ("R&amp;D") or mark up what others send as it is ("Engineer
 * <Backend>", which is no markup).
 */
export function readableName(name: string): string {
  if (tag.test(name)) return decodeEntities(name);
  const escaped = /&#?\w+;/.test(name) ? decodeEntities(name.replaceAll('<', '&lt;')) : name;
  return escaped.replace(/\s+/g, ' ').trim();
}

const tag = /<\/?(?:a|b|br|div|em|font|h[1-6]|i|p|small|span|strong|su[bp]|u)\b[^<>]*>/i;

/** A field that a board serves as HTML ("R&amp;D <b>Lead</b>") as the words a reader sees. */
export function decodeEntities(markup: string): string {
  if (!/[&<]/.test(markup)) return markup;
  // A bare "<" in a title ("C < 5 years") is no tag: only what looks like one is read as markup.
  const escaped = markup.replace(/<(?![a-z/!])/gi, '&lt;');
  return load(escaped, null, false).text().replace(/\s+/g, ' ').trim();
}

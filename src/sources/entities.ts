import { load } from 'cheerio';

/** A field that a board serves as HTML ("R&amp;D <b>Lead</b>") as the words a reader sees. */
export function decodeEntities(markup: string): string {
  if (!/[&<]/.test(markup)) return markup;
  // A bare "<" in a title ("C < 5 years") is no tag: only what looks like one is read as markup.
  const escaped = markup.replace(/<(?![a-z/!])/gi, '&lt;');
  return load(escaped, null, false).text().replace(/\s+/g, ' ').trim();
}

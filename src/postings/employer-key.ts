import { fold } from './fold.ts';

/** Legal forms and suffixes that the same employer writes or leaves out. */
const forms = new Set(
  'inc incorporated llc llp ltd limited gmbh mbh ag kg ug se sa sas sarl srl spa bv nv plc corp corporation co company oy oyj ab as asa aps kft doo sro zoo sp pty pte pvt private mmc asc ooo ооо зао ао пао оао lp pbc kk group holding holdings international the'.split(
    ' ',
  ),
);

/**
 * Returns the spelling-independent identity of an employer ("ACME, Inc. (YC W21)" → "acme"): folded
 * words without legal form, domain ending and remarks; empty for no name.
 */
export function employerKey(company: string | null): string {
  if (!company) return '';
  const name = fold(company.slice(0, 200))
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/^https?:\/\/(?:www\.)?|^www\./, '')
    .replace(
      /\b([\p{L}\p{N}-]+)\.(?:com|io|ai|co|net|org|de|dev|app|az|tech|eu|fr|uk)\b(?:\.\w{2}\b)?/gu,
      '$1',
    )
    .replace(/\b\p{L}\.(?:\p{L}\.?)+/gu, (initials) => initials.replaceAll('.', ''))
    .replace(/['’`]/g, '');
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = words.filter((word) => !forms.has(word));
  return (kept.length > 0 ? kept : words).join(' ');
}

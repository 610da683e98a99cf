import { hashParts } from './content-hash.ts';
import { readDegree } from './degree.ts';
import { employerKey } from './employer-key.ts';
import { readEmploymentType } from './employment.ts';
import { htmlToText } from './html-to-text.ts';
import { readPlace } from './location.ts';
import type { Posting, RawPosting } from './posting.ts';
import { readRemote } from './remote.ts';
import { perYear, readSalary } from './salary.ts';
import { readYears } from './years.ts';

/**
 * Returns the stored form of a posting: everything that is known without the dictionary. `company` is
 * the source's own, for boards that don't repeat it. Dates that are no ISO 8601 become null.
 */
export function normalizePosting(raw: RawPosting, options: { company: string | null }): Posting {
  const title = cleanLine(raw.title);
  const company = cleanLine(raw.company ?? '') || cleanLine(options.company ?? '') || null;
  const text = cleanText(raw.html === null ? (raw.text ?? '') : htmlToText(raw.html));
  const location = raw.locations.map(cleanLine).filter(Boolean).join('; ') || null;
  const place = readPlace({ locations: raw.locations, country: raw.country, text });
  const salary = readSalary(raw.salary, text, place.country);
  return {
    externalId: raw.externalId,
    title,
    company,
    employer: employerKey(company),
    url: raw.url,
    text,
    location,
    ...place,
    remote: readRemote(raw.remote, raw.locations, title, text),
    employmentType: readEmploymentType(raw.employmentType),
    requisitionId: cleanLine(raw.requisitionId ?? '') || null,
    salary,
    ...perYear(salary),
    yearsMin: readYears(text),
    degree: readDegree(text),
    tags: [...new Set(raw.tags.map(cleanLine).filter(Boolean))],
    postedAt: toDate(raw.postedAt),
    updatedAt: toDate(raw.updatedAt),
    closesAt: toDate(raw.closesAt),
    contentHash: hashParts([title, company ?? '', location ?? '', text]),
  };
}

function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

/** Storable text: no lone surrogates, NULs or other control characters, one kind of line end and space. */
function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
      .replace(/[\u00a0\u202f]/g, ' ')
      .trim()
  );
}

function toDate(value: string | null): Date | null {
  if (value === null || !/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time);
}

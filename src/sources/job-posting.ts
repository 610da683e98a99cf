import { z } from 'zod';
import type { RawPosting, Salary } from '../postings/posting.ts';
import { readableName } from './entities.ts';
import { inLines, squeezed, unescaped } from './escaped-html.ts';
import { amount, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { alpha2, distinct, joinPlace, rawPosting } from './payload.ts';
import { payPeriod, statedSalary } from './workplace.ts';

/** A value that schema.org lets be a string, a thing with a name, or a list of either: its first name. */
const name = z.preprocess(nameOf, words);

const several = <T extends z.ZodType>(element: T) =>
  z.preprocess(
    (value) =>
      (Array.isArray(value) ? value : [value]).filter((one) => element.safeParse(one).success),
    z.array(element),
  );

const prose = z.preprocess(
  (value) => (Array.isArray(value) ? value.map(nameOf).filter(Boolean).join('\n') : nameOf(value)),
  words,
);

const address = z.object({
  addressLocality: name,
  addressRegion: name,
  addressCountry: name,
});
const place = z
  .object({ name: words, address: z.union([z.string(), address]).optional().catch(undefined) })
  .or(z.string().transform((text) => ({ name: text, address: undefined })));

const quantity = z.object({
  minValue: amount,
  maxValue: amount,
  value: amount,
  unitText: words,
});
const money = z.object({
  currency: words,
  minValue: amount,
  maxValue: amount,
  unitText: words,
  value: z.preprocess(
    first,
    z
      .union([amount.pipe(z.number()), quantity])
      .optional()
      .catch(undefined),
  ),
});

const jobPosting = z.object({
  title: words,
  name: words,
  url: name,
  description: prose,
  responsibilities: prose,
  qualifications: prose,
  skills: prose,
  experienceRequirements: prose,
  educationRequirements: prose,
  jobBenefits: prose,
  identifier: z.preprocess(identifierOf, words),
  datePosted: words,
  dateModified: words,
  validThrough: words,
  employmentType: several(z.string()),
  hiringOrganization: z.preprocess(employerIn, words),
  jobLocationType: name,
  jobLocation: z.preprocess(eachAddress, several(place)),
  applicantLocationRequirements: several(place),
  industry: name,
  occupationalCategory: name,
  inLanguage: name,
  baseSalary: z.preprocess(first, z.union([z.string(), money]).optional().catch(undefined)),
});
type JobPosting = z.infer<typeof jobPosting>;

/**
 * A schema.org JobPosting as a posting; the URL is as written (maybe relative, maybe absent), `externalId` is
 * the identifier or empty, `html` is null when nothing describes the job. Throws when there is no title.
 */
export function readJobPosting(node: unknown): RawPosting {
  const read = jobPosting.parse(node);
  const title = read.title ?? read.name;
  if (title === null) throw new Error('a JobPosting without title');
  const country = read.jobLocation.map(countryOf).find((code) => code !== null) ?? null;
  return rawPosting({
    externalId: read.identifier ?? '',
    title: readableName(title),
    company: read.hiringOrganization && readableName(read.hiringOrganization),
    url: read.url,
    html: wholeHtml(read),
    locations: distinct(
      [...read.jobLocation, ...read.applicantLocationRequirements].flatMap(placeNames),
    ),
    country,
    remote: /telecommute|remote/i.test(read.jobLocationType ?? '') ? 'remote' : null,
    employmentType: read.employmentType.join(', ') || null,
    department: read.occupationalCategory,
    requisitionId: read.identifier,
    salary: salaryOf(read.baseSalary),
    language: languageOf(read.inLanguage),
    postedAt: isoDate(read.datePosted),
    updatedAt: isoDate(read.dateModified),
    closesAt: isoDate(read.validThrough),
  });
}

/** Some sites spread the text over properties, others repeat those properties in the description. */
function wholeHtml(read: JobPosting): string | null {
  const description = read.description && unescaped(read.description);
  const known = squeezed(description ?? '');
  const more = (
    [
      ['Responsibilities', read.responsibilities],
      ['Qualifications', read.qualifications],
      ['Skills', read.skills],
      ['Experience', read.experienceRequirements],
      ['Education', read.educationRequirements],
      ['Benefits', read.jobBenefits],
    ] as const
  ).flatMap(([heading, text]) => {
    const html = text && unescaped(text);
    if (!html || known.includes(squeezed(html))) return [];
    return [`<h3>${heading}</h3>\n${inLines(html)}`];
  });
  return [description && inLines(description), ...more].filter(Boolean).join('\n') || null;
}

function salaryOf(pay: string | z.infer<typeof money> | undefined): Salary | null {
  if (pay === undefined) return null;
  if (typeof pay === 'string') return statedSalary({ text: pay });
  const range =
    typeof pay.value === 'object'
      ? pay.value
      : {
          minValue: pay.minValue,
          maxValue: pay.maxValue,
          value: pay.value,
          unitText: pay.unitText,
        };
  return statedSalary({
    min: range.minValue ?? range.value ?? null,
    max: range.maxValue ?? range.value ?? null,
    currency: pay.currency,
    period: payPeriod(range.unitText),
  });
}

/** A label such as "Redmond, WA" is kept beside the address, one such as "Head office" only in its place. */
function placeNames({ name: label, address: where }: z.infer<typeof place>): (string | null)[] {
  if (typeof where === 'string') return [where];
  const { addressLocality, addressRegion, addressCountry } = where ?? {};
  const full = joinPlace(addressLocality, addressRegion, addressCountry);
  return full === null || label?.includes(',') ? [label, full] : [full];
}

function countryOf({ address: where }: z.infer<typeof place>): string | null {
  return typeof where === 'object' ? alpha2(where.addressCountry) : null;
}

function languageOf(tag: string | null): string | null {
  return tag && /^[a-z]{2}\b/i.test(tag) ? tag.slice(0, 2).toLowerCase() : null;
}

/** A place with several addresses, or an address of several towns, as several places. */
function eachAddress(value: unknown): unknown {
  return [value].flat().flatMap((one) => {
    if (!isRecord(one)) return [one];
    if (Array.isArray(one.address))
      return one.address.flatMap((where) => eachAddress({ address: where }));
    const { address: where } = one;
    if (!isRecord(where) || !Array.isArray(where.addressLocality)) return [one];
    return where.addressLocality.map((town: unknown) => ({
      address: { ...where, addressLocality: town },
    }));
  });
}

function identifierOf(value: unknown): unknown {
  const one = first(value);
  return isRecord(one) ? first(one.value ?? one['@id']) : one;
}

/** An employer's name; an address of it is none. */
function employerIn(value: unknown): unknown {
  const one = first(value);
  return isRecord(one) ? first(one.name ?? one.legalName ?? one['@value']) : one;
}

function nameOf(value: unknown): unknown {
  const one = first(value);
  if (!isRecord(one)) return one;
  return first(one.name ?? one.description ?? one['@value'] ?? one.url ?? one['@id']);
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

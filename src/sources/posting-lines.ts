import { z } from 'zod';
import { looksLikeHtml } from '../postings/html-to-text.ts';
import type { RawPosting } from '../postings/posting.ts';
import { body, needed, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { rawPosting } from './payload.ts';

const list = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/\s*[;|]\s*/).filter(Boolean) : value),
  z.array(z.coerce.string()).catch([]),
);

const line = z.looseObject({
  id: needed.optional(),
  external_id: needed.optional(),
  job_id: needed.optional(),
  title: needed,
  company: words.optional(),
  url: words.optional(),
  html: body,
  text: body,
  description: body,
  location: words.optional(),
  locations: list.optional(),
  country: words.optional(),
  remote: z.union([z.boolean(), z.string()]).nullish(),
  employment_type: words.optional(),
  work_type: words.optional(),
  department: words.optional(),
  requisition_id: words.optional(),
  salary: words.optional(),
  language: words.optional(),
  tags: list.optional(),
  skills: list.optional(),
  posted_at: words.optional(),
  date: words.optional(),
  updated_at: words.optional(),
  closes_at: words.optional(),
});

/**
 * Returns the posting of one JSONL line or CSV record with the usual field names (`id`, `title`, `company`,
 * `html` or `text` or `description`, `location`, `posted_at`, ...). Throws a ZodError that names what lacks.
 */
export function readPostingLine(record: unknown): RawPosting {
  const read = line.parse(record);
  const id = read.external_id ?? read.id ?? read.job_id ?? read.url;
  if (!id) throw new Error('no "id"');
  const description = read.html ?? read.text ?? read.description;
  const isHtml = read.html !== null || (read.text === null && looksLikeHtml(description ?? ''));
  return rawPosting({
    externalId: id,
    title: read.title,
    company: read.company ?? null,
    url: read.url ?? null,
    html: isHtml ? description : null,
    text: isHtml ? null : description,
    locations: [read.location ?? [], read.locations ?? []].flat(),
    country: read.country?.length === 2 ? read.country.toUpperCase() : null,
    remote: readRemote(read.remote),
    employmentType: read.employment_type ?? read.work_type ?? null,
    department: read.department ?? null,
    requisitionId: read.requisition_id ?? null,
    salary: read.salary
      ? { min: null, max: null, currency: null, period: null, text: read.salary }
      : null,
    language: read.language ?? null,
    tags: [...(read.tags ?? []), ...(read.skills ?? [])],
    postedAt: isoDate(read.posted_at ?? read.date ?? null),
    updatedAt: isoDate(read.updated_at ?? null),
    closesAt: isoDate(read.closes_at ?? null),
  });
}

function readRemote(value: boolean | string | null | undefined): RawPosting['remote'] {
  if (value === true) return 'remote';
  if (typeof value !== 'string') return null;
  const said = value.toLowerCase();
  return said === 'remote' || said === 'hybrid' || said === 'onsite' ? said : null;
}

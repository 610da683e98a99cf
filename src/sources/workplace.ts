import type { Remote, Salary, SalaryPeriod } from '../postings/posting.ts';

/** What a board's own field for the workplace says ("Fully Remote", "On-site", "HYBRID"); null when unsaid. */
export function workplace(value: string | null | undefined): Remote | null {
  const said = value?.toLowerCase() ?? '';
  if (/hybrid|part(ly|ial(ly)?)[ _-]remote/.test(said)) return 'hybrid';
  if (/\b(not|no|non)[ -]remote\b|on[ _-]?site|in[ _-](office|person)|^office$/.test(said)) {
    return 'onsite';
  }
  return /remote|telecommut|distributed|work from home/.test(said) ? 'remote' : null;
}

/** The period that a board's code names ("per-year-salary", "1 HOUR", "MONTHLY"); null when it names none. */
export function payPeriod(code: string | null | undefined): SalaryPeriod | null {
  const said = code?.toLowerCase() ?? '';
  const named = periods.find(([pattern]) => pattern.test(said));
  return named?.[1] ?? null;
}

/**
 * A salary from a board's fields, or null when they hold neither a bound nor words. Bounds of 0 are unset.
 * Without words of the board's own, `text` is made of the figures.
 */
export function statedSalary(
  fields: Partial<Omit<Salary, 'text'>> & { text?: string | null | undefined },
): Salary | null {
  const min = fields.min || null;
  const max = fields.max || null;
  if (min === null && max === null && !fields.text) return null;
  const { currency = null, period = null } = fields;
  const range = [...new Set([min, max].filter((bound) => bound !== null))].join(' - ');
  const text =
    fields.text ?? [currency, range, period && `per ${period}`].filter(Boolean).join(' ');
  return { min, max, currency: currency?.trim().toUpperCase() || null, period, text };
}

const periods: readonly (readonly [RegExp, SalaryPeriod])[] = [
  [/year|annual|annum/, 'year'],
  [/month/, 'month'],
  [/week/, 'week'],
  [/hour/, 'hour'],
  [/da(y|ily)/, 'day'],
];

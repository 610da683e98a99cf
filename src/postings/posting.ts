export const roles = [
  'backend',
  'frontend',
  'fullstack',
  'mobile',
  'data',
  'ml',
  'devops',
  'security',
  'qa',
  'embedded',
  'management',
  'other-tech',
  'non-tech',
] as const;
export type Role = (typeof roles)[number];

/** Tells whether a word is the name of a role. */
export function isRole(word: string | null): word is Role {
  return roles.some((role) => role === word);
}

export const levels = [
  'intern',
  'junior',
  'mid',
  'senior',
  'staff',
  'principal',
  'lead',
  'manager',
] as const;
export type Level = (typeof levels)[number];

export type Remote = 'remote' | 'hybrid' | 'onsite';
export type EmploymentType =
  | 'full-time'
  | 'part-time'
  | 'contract'
  | 'temporary'
  | 'internship'
  | 'other';
export type SalaryPeriod = 'year' | 'month' | 'week' | 'day' | 'hour';

/** Pay as stated; amounts are in `currency` (ISO 4217) per `period`; `text` is the original string. */
export type Salary = {
  min: number | null;
  max: number | null;
  currency: string | null;
  period: SalaryPeriod | null;
  text: string;
};

/**
 * One advertisement as an adapter reads it, before any interpretation: strings as served.
 * Exactly one of `html` and `text` holds the whole description, lists included, in reading order.
 */
export type RawPosting = {
  externalId: string;
  title: string;
  company: string | null;
  url: string | null;
  html: string | null;
  text: string | null;
  /** Every location string, in the board's words ("Berlin, Germany", "Remote - US"). */
  locations: string[];
  /** ISO 3166 alpha-2 where the board has a field for it. */
  country: string | null;
  remote: Remote | null;
  employmentType: string | null;
  department: string | null;
  /** The employer's own number for the job, shared by cross-posts. */
  requisitionId: string | null;
  salary: Salary | null;
  /** ISO 639-1 where the board says it. */
  language: string | null;
  tags: string[];
  /** First publication; any format `parseDate` reads is normalized by the adapter to ISO 8601 UTC. */
  postedAt: string | null;
  updatedAt: string | null;
  closesAt: string | null;
};

/** The stored form: everything that is known without the dictionary. Dates are instants in UTC. */
export type Posting = {
  externalId: string;
  title: string;
  company: string | null;
  /** `employerKey(company)`: the spelling-independent identity of the employer. */
  employer: string;
  url: string | null;
  /** Plain text of the whole description; mention offsets refer to it. */
  text: string;
  location: string | null;
  /** ISO 3166 alpha-2. */
  country: string | null;
  city: string | null;
  remote: Remote | null;
  employmentType: EmploymentType | null;
  requisitionId: string | null;
  salary: Salary | null;
  /** Salary bounds per year in `salary.currency`; null where the period is unknown. */
  salaryYearMin: number | null;
  salaryYearMax: number | null;
  /** Least years of experience asked, null where none is stated. */
  yearsMin: number | null;
  degree: 'none' | 'bachelor' | 'master' | 'doctorate' | null;
  tags: string[];
  postedAt: Date | null;
  updatedAt: Date | null;
  closesAt: Date | null;
  /** Hash of what a reader would see (title, company, location, text), 32 hex digits; changes when the posting does. */
  contentHash: string;
};

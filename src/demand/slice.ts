import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { type Level, levels, type Remote, type Role, roles } from '../postings/posting.ts';
import { type Cell, packCountry, remotes } from './cell.ts';
import { parseWeek, weekName } from './week.ts';

/** What a figure is about. An empty list leaves that side open; `since` and `until` are weeks, inclusive. */
export type Slice = {
  roles: readonly Role[];
  levels: readonly Level[];
  /** ISO 3166 alpha-2. */
  countries: readonly string[];
  remote: readonly Remote[];
  /** Slugs, or "greenhouse/*" for all of an adapter. */
  sources: readonly string[];
  since: number | null;
  until: number | null;
};

export const everything: Slice = {
  roles: [],
  levels: [],
  countries: [],
  remote: [],
  sources: [],
  since: null,
  until: null,
};

const listOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  z
    .string()
    .optional()
    .transform((text) => (text ?? '').split(',').map((word) => word.trim().toLowerCase()))
    .transform((words) => words.filter((word) => word !== '' && word !== 'any'))
    .pipe(z.array(z.enum(names, { error: `expected ${names.join(', ')} or any` })));

const week = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return null;
    const parsed = parseWeek(text);
    if (parsed === null) {
      context.addIssue({
        code: 'custom',
        message: 'expected a day (2026-03-02) or a week (2026-W10)',
      });
    }
    return parsed;
  });

const flags = z.object({
  role: listOf(roles),
  level: listOf(levels),
  country: z
    .string()
    .optional()
    .transform((text) => (text ?? '').split(',').map((word) => word.trim().toUpperCase()))
    .transform((words) => words.filter((word) => word !== '' && word !== 'ANY'))
    .pipe(z.array(z.string().regex(/^[A-Z]{2}$/, 'expected two letters, such as DE'))),
  remote: listOf(remotes),
  source: z
    .string()
    .optional()
    .transform((text) => (text ?? '').split(',').map((word) => word.trim()))
    .transform((words) => words.filter(Boolean)),
  since: week,
  until: week,
});

export type SliceFlags = { [K in keyof z.infer<typeof flags>]?: string | undefined };

/**
 * Returns the slice that flags or query parameters describe; lists are separated by commas, and `any` opens
 * a side. Throws `ConfigError` that names every flag in the wrong form.
 */
export function parseSlice(given: SliceFlags): Slice {
  const parsed = flags.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `--${String(issue.path[0])}: ${issue.message}`,
    );
    throw new ConfigError([...new Set(problems)].join('; '));
  }
  const { role, level, country, remote, source, since, until } = parsed.data;
  if (since !== null && until !== null && since > until) {
    throw new ConfigError('--since is after --until.');
  }
  return { roles: role, levels: level, countries: country, remote, sources: source, since, until };
}

/** Says a slice in words: "senior backend, DE, remote, 2026-W10 to 2026-W22". */
export function describeSlice(slice: Slice): string {
  const who = [...slice.levels, slice.roles.length > 0 ? slice.roles.join(' or ') : 'all roles'];
  const period = [
    slice.since === null ? '' : weekName(slice.since),
    slice.until === null ? '' : `to ${weekName(slice.until)}`,
  ];
  const parts = [who.join(' '), slice.countries.join(' or '), slice.remote.join(' or ')];
  return [...parts, slice.sources.join(' or '), period.join(' ').trim()].filter(Boolean).join(', ');
}

/** Tells whether vacancy `i` of a cell is in the slice; the cell's week and role are checked as well. */
export type InSlice = (cell: Cell, i: number) => boolean;

/** Compiles a slice; `sourceNumbers` are the ids of the sources that it names (ignored when it names none). */
export function createFilter(slice: Slice, sourceNumbers: ReadonlySet<number>): InSlice {
  const wantedLevels = new Set(slice.levels.map((level) => 1 + levels.indexOf(level)));
  const wantedCountries = new Set(slice.countries.map(packCountry));
  const wantedRemote = new Set(slice.remote.map((remote) => 1 + remotes.indexOf(remote)));
  const anySource = slice.sources.length === 0;
  let last: Cell | null = null;
  let covers = false;
  return (cell, i) => {
    if (cell !== last) covers = coversCell(slice, cell);
    last = cell;
    if (!covers) return false;
    return (
      (wantedLevels.size === 0 || wantedLevels.has(cell.level[i] ?? 0)) &&
      (wantedCountries.size === 0 || wantedCountries.has(cell.country[i] ?? 0)) &&
      (wantedRemote.size === 0 || wantedRemote.has(cell.remote[i] ?? 0)) &&
      (anySource || sourceNumbers.has(cell.source[i] ?? 0))
    );
  };
}

function coversCell(slice: Slice, cell: Cell): boolean {
  return (
    (slice.roles.length === 0 || slice.roles.includes(cell.role)) &&
    (slice.since === null || cell.week >= slice.since) &&
    (slice.until === null || cell.week <= slice.until)
  );
}

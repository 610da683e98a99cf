import { z } from 'zod';
import { cronProblem, type Due } from '../queue/cron.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const units = { m: minuteMs, h: 60 * minuteMs, d: dayMs };

/** When the sources that a rule names are read; `sources` is a slug, "greenhouse/*", "region:az" or "*". */
export type ScheduleRule = {
  sources: string;
  timing: { cron: string; timeZone: string } | { everyMs: number };
  /** Each source is read at a moment of its own within this time after the rule's. */
  jitterMs: number;
};

const duration = z
  .string()
  .regex(/^\d{1,4}[mhd]$/, 'expected a time as 30m, 6h or 1d')
  .transform((text) => Number(text.slice(0, -1)) * units[text.slice(-1) as keyof typeof units]);

/** A rule as it is written in the user's file: a cron line with its time zone, or `every`. */
export const ruleSchema = z
  .strictObject({
    sources: z.string().min(1),
    cron: z.string().optional(),
    every: duration.pipe(z.number().min(5 * minuteMs, 'expected at least 5m')).optional(),
    time_zone: z.string().default('UTC'),
    jitter: duration.optional(),
  })
  .superRefine(({ cron, every, time_zone }, context) => {
    if ((cron === undefined) === (every === undefined)) {
      context.addIssue({ code: 'custom', message: 'expected either cron or every' });
    }
    const problem = cron === undefined ? null : cronProblem(cron, time_zone);
    if (problem) context.addIssue({ code: 'custom', path: ['cron'], message: problem });
  })
  .transform(({ sources, cron, every = 0, time_zone: timeZone, jitter }): ScheduleRule => {
    const timing = cron === undefined ? { everyMs: every } : { cron, timeZone };
    return { sources, timing, jitterMs: jitter ?? (cron === undefined ? every : 10 * minuteMs) };
  });

/**
 * When a source is due by the last rule that names it. Its slug decides the moment within the jitter, so that
 * hundreds of sources are spread over it and each stays where it is after a restart. Throws `RangeError` when no
 * rule names it.
 */
export function dueOf(
  source: { slug: string; region: string | null },
  rules: readonly ScheduleRule[],
): Due {
  const rule = rules.findLast(({ sources }) => isNamed(source, sources));
  if (!rule) throw new RangeError(`no schedule names ${source.slug}`);
  const offsetMs = Math.floor(spread(source.slug) * rule.jitterMs);
  return { ...rule.timing, offsetMs };
}

function isNamed({ slug, region }: { slug: string; region: string | null }, name: string): boolean {
  if (name.startsWith('region:')) return region === name.slice('region:'.length);
  return name.endsWith('*') ? slug.startsWith(name.slice(0, -1)) : slug === name;
}

/** FNV-1a (Fowler, Noll and Vo), its bits mixed once more (murmur3's finalizer), as a number from 0 to 1. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  // Names that differ at the end only would otherwise come out side by side.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

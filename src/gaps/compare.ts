import { z } from 'zod';
import type { GapReport } from './report.ts';

const saved = z.object({
  profile: z.object({ skills: z.array(z.object({ id: z.string(), name: z.string() })) }),
  sample: z.object({
    vacancies: z.number(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  coverage: z.object({ full_fit: z.number(), required_met: z.number() }),
  gaps: z.array(z.object({ id: z.string(), unlocks: z.number() })),
});

/** What comparing needs of a report: today's, or one that was saved as JSON. */
export type PastReport = z.infer<typeof saved>;

/** The report that a JSON text holds, or undefined where it holds something else. */
export function parseReport(json: string): PastReport | undefined {
  try {
    const parsed = saved.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON: it may still be a resume.
    return undefined;
  }
}

/** What changed between two reports; figures are of each report's own sample. */
export function compareReports(before: PastReport, after: GapReport) {
  const had = new Map(before.profile.skills.map(({ id, name }) => [id, name]));
  const has = new Map(after.profile.skills.map(({ id, name }) => [id, name]));
  const only = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
    [...a].filter(([id]) => !b.has(id)).map(([id, name]) => ({ id, name }));
  return {
    gained: only(has, had),
    lost: only(had, has),
    full_fit: { before: before.coverage.full_fit, after: after.coverage.full_fit },
    required_met: { before: before.coverage.required_met, after: after.coverage.required_met },
    /** Gaps that are gone, with what they would have unlocked then. */
    closed: before.gaps
      .filter(({ id }) => has.has(id))
      .map(({ id, unlocks }) => ({ id, name: has.get(id) ?? id, unlocks })),
    same_sample:
      before.sample.vacancies === after.sample.vacancies &&
      before.sample.from === after.sample.from &&
      before.sample.to === after.sample.to,
  };
}

export type Comparison = ReturnType<typeof compareReports>;

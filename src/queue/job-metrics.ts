import { Counter, Histogram, Registry } from 'prom-client';

/** What the workers of this process did; `/metrics` of the same process shows it. */
export const jobMetrics = new Registry();

const durations = new Histogram({
  name: 'gapmap_job_duration_seconds',
  help: 'Time that jobs took, by queue and outcome.',
  labelNames: ['queue', 'outcome'],
  buckets: [0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800],
  registers: [jobMetrics],
});
const counted = new Counter({
  name: 'gapmap_job_counts_total',
  help: 'What finished jobs counted (found, new, failed, throttled, read, ...), by queue.',
  labelNames: ['queue', 'what'],
  registers: [jobMetrics],
});

/** Notes a job that ended; `counts` are what its handler returned, empty when it failed. */
export function observeJob(
  queue: string,
  {
    outcome,
    ms,
    counts,
  }: { outcome: string; ms: number; counts: Readonly<Record<string, number>> },
): void {
  durations.observe({ queue, outcome }, ms / 1_000);
  for (const [what, count] of Object.entries(counts))
    if (count > 0) counted.inc({ queue, what }, count);
}

import { z } from 'zod';

const correlated = { correlationId: z.string().optional() };

/**
 * The queues: what a job carries (ids, never data), how many run at once in a process, how often a job is
 * tried, the base of its back-off (exponential with full jitter), and how many finished ones are kept.
 */
export const queueTable = {
  scrape: {
    payload: z.object({ source: z.string(), ...correlated }),
    concurrency: 4,
    tries: 4,
    backoffMs: 30_000,
    keepDone: 1_000,
  },
  extract: {
    payload: z.object({ ...correlated }),
    concurrency: 1,
    tries: 5,
    backoffMs: 5_000,
    keepDone: 200,
  },
  delist: {
    payload: z.object({ ...correlated }),
    concurrency: 1,
    tries: 3,
    backoffMs: 60_000,
    keepDone: 50,
  },
  rollup: {
    payload: z.object({ ...correlated }),
    concurrency: 1,
    tries: 5,
    backoffMs: 10_000,
    keepDone: 200,
  },
  report: {
    payload: z.object({ week: z.string().optional(), ...correlated }),
    concurrency: 1,
    tries: 5,
    backoffMs: 30_000,
    keepDone: 100,
  },
  notify: {
    payload: z.object({
      event: z.string(),
      body: z.record(z.string(), z.unknown()),
      ...correlated,
    }),
    concurrency: 2,
    tries: 8,
    backoffMs: 10_000,
    keepDone: 200,
  },
} as const;

export type QueueName = keyof typeof queueTable;
export type Payload<N extends QueueName> = z.infer<(typeof queueTable)[N]['payload']>;
export const queueNames = Object.keys(queueTable) as QueueName[];

/** Connections that the queue takes in one process: one listener a worker, and a few for its statements. */
export const queuePoolMax = queueNames.length + 3;

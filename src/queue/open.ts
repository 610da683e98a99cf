import { randomUUID } from 'node:crypto';
import { type Job, type JobsOptions, Queue, type Telemetry } from 'bullmq';
import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../db/open.ts';
import { openQueueConnection, type QueueConnection } from './connection.ts';
import type { Due } from './cron.ts';
import { type Payload, type QueueName, queueNames, queueTable } from './queues.ts';
import { repeatStrategy, writeDue } from './schedules.ts';

export type Enqueue = <N extends QueueName>(
  name: N,
  payload: Payload<N>,
  options?: { delayMs?: number; once?: string },
) => Promise<string>;

export type QueueCounts = {
  queue: QueueName;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  completed: number;
};
export type FailedJob = {
  queue: QueueName;
  id: string;
  payload: unknown;
  reason: string;
  tries: number;
  failedAt: Date | null;
};

export type Queues = {
  connection: QueueConnection;
  /** Where spans of jobs go; null where they go nowhere. */
  telemetry: Telemetry | null;
  fullName: (name: QueueName) => string;
  /** Adds a job and returns its id; with `once`, no second one while the first is unfinished. */
  enqueue: Enqueue;
  counts: () => Promise<QueueCounts[]>;
  /** waiting, active, delayed, completed, failed, or unknown when the job is gone. */
  stateOf: (name: QueueName, id: string) => Promise<string>;
  /** What the jobs carry that wait, run, or wait for another try; without those whose time is yet to come. */
  listPending: <N extends QueueName>(name: N) => Promise<Payload<N>[]>;
  /** How long the oldest waiting job of each queue has waited, in milliseconds; 0 when none waits. */
  ages: (now: Date) => Promise<Record<QueueName, number>>;
  listFailed: (limit?: number) => Promise<FailedJob[]>;
  /** Puts failed jobs back (all, or those with these ids) and returns how many. */
  retryFailed: (ids?: string[]) => Promise<number>;
  /** Takes jobs off a queue that nobody works on yet and returns how many. */
  drop: (name: QueueName, ids: readonly string[]) => Promise<number>;
  setSchedule: (schedule: Schedule) => Promise<void>;
  listSchedules: () => Promise<KnownSchedule[]>;
  removeSchedule: (queue: QueueName, id: string) => Promise<void>;
  raw: (name: QueueName) => Queue;
  close: () => Promise<void>;
};

export type Schedule = {
  queue: QueueName;
  id: string;
  payload: Record<string, unknown>;
  due: Due;
};
/** A schedule as the queue has it: when in one line, and its next job. */
export type KnownSchedule = { queue: QueueName; id: string; pattern: string; next: Date | null };

/** Opens every queue of the table on one shared connection; throws as `openQueueConnection` does. */
export async function openQueues(
  config: Pick<Config, 'redisUrl' | 'databaseUrl' | 'pool' | 'queuePrefix'>,
  database: OpenDatabase,
  telemetry: Telemetry | null = null,
): Promise<Queues> {
  const connection = await openQueueConnection(config, database);
  const fullName = (name: QueueName) => `${config.queuePrefix}-${name}`;
  const opened = new Map<QueueName, Queue>();
  const raw = (name: QueueName): Queue => {
    const known = opened.get(name);
    if (known) return known;
    const options = {
      ...connection.options,
      ...(telemetry ? { telemetry } : {}),
      settings: { repeatStrategy },
    };
    const queue = new Queue(fullName(name), options, ...(connection.backend as []));
    queue.on('error', () => undefined);
    opened.set(name, queue);
    return queue;
  };
  return {
    connection,
    telemetry,
    fullName,
    raw,
    enqueue: async (name, payload, options = {}) => {
      const data = { correlationId: randomUUID(), ...queueTable[name].payload.parse(payload) };
      const job = await raw(name).add(name, data, jobOptions(name, options));
      return String(job.id);
    },
    counts: () => Promise.all(queueNames.map((name) => countJobs(name, raw(name)))),
    stateOf: (name, id) => raw(name).getJobState(id),
    listPending: async (name) => {
      const jobs = await raw(name).getJobs(['waiting', 'active', 'delayed'], 0, 20_000);
      const pending = jobs.filter((job) => job && (job.delay === 0 || job.attemptsStarted > 0));
      return pending.map((job) => job.data);
    },
    ages: async (now) => {
      const entries = queueNames.map(async (name) => {
        const [oldest] = await raw(name).getWaiting(0, 0);
        return [name, oldest ? now.getTime() - oldest.timestamp : 0] as const;
      });
      return Object.fromEntries(await Promise.all(entries)) as Record<QueueName, number>;
    },
    listFailed: async (limit = 100) => {
      const lists = queueNames.map(async (name) =>
        (await raw(name).getFailed(0, limit - 1)).map((job) => toFailedJob(name, job)),
      );
      return (await Promise.all(lists)).flat();
    },
    retryFailed: async (ids) => {
      const counts = queueNames.map((name) => retryIn(raw(name), ids));
      return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0);
    },
    drop: async (name, ids) => {
      // A job that is being worked on is locked, and stays.
      const dropped = ids.map((id) =>
        raw(name)
          .remove(id)
          .catch(() => 0),
      );
      return (await Promise.all(dropped)).reduce((sum, n) => sum + n, 0);
    },
    setSchedule: async ({ queue, id, payload, due }) => {
      const template = { name: queue, data: payload, opts: jobOptions(queue, {}) };
      await raw(queue).upsertJobScheduler(id, { pattern: writeDue(due) }, template);
    },
    listSchedules: async () => {
      const lists = queueNames.map(async (queue) => {
        const schedulers = await raw(queue).getJobSchedulers(0, -1, true);
        return schedulers.map((s) => ({
          queue,
          id: s.key,
          pattern: s.pattern ?? '',
          next: s.next ? new Date(s.next) : null,
        }));
      });
      return (await Promise.all(lists)).flat();
    },
    removeSchedule: async (queue, id) => {
      await raw(queue).removeJobScheduler(id);
    },
    close: async () => {
      await Promise.all([...opened.values()].map((queue) => queue.close()));
      await connection.close();
    },
  };
}

function jobOptions(name: QueueName, options: { delayMs?: number; once?: string }): JobsOptions {
  const { tries, backoffMs, keepDone } = queueTable[name];
  return {
    attempts: tries,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 1 },
    removeOnComplete: { count: keepDone },
    removeOnFail: false,
    ...(options.delayMs ? { delay: options.delayMs } : {}),
    ...(options.once ? { deduplication: { id: options.once, keepLastIfActive: true } } : {}),
  };
}

async function countJobs(queue: QueueName, raw: Queue): Promise<QueueCounts> {
  const counts = await raw.getJobCounts('waiting', 'active', 'delayed', 'failed', 'completed');
  const { waiting = 0, active = 0, delayed = 0, failed = 0, completed = 0 } = counts;
  return { queue, waiting, active, delayed, failed, completed };
}

function toFailedJob(queue: QueueName, job: Job): FailedJob {
  return {
    queue,
    id: String(job.id),
    payload: job.data,
    reason: job.failedReason ?? '',
    tries: job.attemptsMade,
    failedAt: job.finishedOn ? new Date(job.finishedOn) : null,
  };
}

async function retryIn(queue: Queue, ids?: string[]): Promise<number> {
  const failed = await queue.getFailed(0, -1);
  const chosen = failed.filter((job) => !ids || ids.includes(String(job.id)));
  for (const job of chosen) await job.retry('failed', { resetAttemptsMade: true });
  return chosen.length;
}

import { DelayedError, type Job, UnrecoverableError, Worker } from 'bullmq';
import type { Context } from '../src/context.ts';
import { ConfigError, PermanentError, ThrottledError } from '../src/errors.ts';
import { observeJob } from '../src/queue/job-metrics.ts';
import { type Payload, type QueueName, queueTable } from '../src/queue/queues.ts';
import { repeatStrategy } from '../src/queue/schedules.ts';

export type Counts = Record<string, number>;
export type JobContext = Context & { correlationId: string };
export type Handler<N extends QueueName> = (
  payload: Payload<N>,
  context: JobContext,
) => Promise<Counts>;

/** Starts working on one queue; the returned function finishes what is in hand and stops. */
export function runWorker<N extends QueueName>(
  name: N,
  handler: Handler<N>,
  context: Context,
): () => Promise<void> {
  const { connection, fullName, telemetry } = context.queues;
  const work = (job: Job, token?: string) => runJob(name, handler, context, job, token);
  const options = {
    ...connection.options,
    ...(telemetry ? { telemetry } : {}),
    concurrency: name === 'scrape' ? context.config.concurrency : queueTable[name].concurrency,
    drainDelay: 5,
    lockDuration: 60_000,
    maxStalledCount: 5,
    settings: { repeatStrategy },
  };
  const worker = new Worker(fullName(name), work, options, ...(connection.backend as []));
  worker.on('error', (err) => context.log.warn({ err, queue: name }, 'worker lost its connection'));
  return () => worker.close();
}

async function runJob<N extends QueueName>(
  name: N,
  handler: Handler<N>,
  context: Context,
  job: Job,
  token: string | undefined,
): Promise<Counts> {
  const startedAt = performance.now();
  const correlationId = String(job.data.correlationId ?? job.id);
  const log = context.log.child({ queue: name, job: job.id, correlationId });
  try {
    const payload = queueTable[name].payload.parse(job.data) as Payload<N>;
    const counts = await handler(payload, { ...context, log, correlationId });
    const ms = performance.now() - startedAt;
    observeJob(name, { outcome: 'done', ms, counts });
    log.info({ ...counts, durationMs: Math.round(ms) }, 'finished job');
    return counts;
  } catch (error) {
    const outcome = error instanceof ThrottledError ? 'delayed' : 'failed';
    observeJob(name, { outcome, ms: performance.now() - startedAt, counts: {} });
    if (error instanceof ThrottledError) {
      log.warn({ err: error, retryAfterMs: error.retryAfterMs }, 'delayed job');
      await job.moveToDelayed(Date.now() + error.retryAfterMs, token);
      throw new DelayedError();
    }
    const final = isFinal(error) || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    log[final ? 'error' : 'warn']({ err: error }, final ? 'failed job' : 'will retry job');
    throw isFinal(error) ? new UnrecoverableError(messageOf(error)) : error;
  }
}

const isFinal = (error: unknown) => error instanceof PermanentError || error instanceof ConfigError;
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

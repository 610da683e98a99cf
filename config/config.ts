import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../src/errors.ts';

const port = z.coerce.number().int().min(0).max(65535);
const count = z.coerce.number().int().min(1);
const url = (...schemes: string[]) =>
  z.string().refine((value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)), {
    error: `expected a URL that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`,
  });

const environment = z.object({
  GAPMAP_HOME: z.string().min(1).default('.gapmap'),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  REDIS_URL: url('redis', 'rediss').optional(),
  GAPMAP_PORT: port.default(8787),
  GAPMAP_HOST: z.string().min(1).default('127.0.0.1'),
  /** Where `gapmap worker` serves /metrics, /healthz and /readyz; 0 is nowhere. */
  GAPMAP_METRICS_PORT: port.default(0),
  GAPMAP_ADMIN_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
  GAPMAP_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .optional(),
  GAPMAP_CONTACT: z.string().min(1).default('https://github.com/gapmap/gapmap'),
  GAPMAP_POOL_MAX: count.max(200).default(10),
  GAPMAP_POOL_WAIT_MS: count.default(10_000),
  GAPMAP_STATEMENT_TIMEOUT_MS: count.default(60_000),
  GAPMAP_CONCURRENCY: count.max(64).default(4),
  GAPMAP_HOST_INTERVAL_MS: z.coerce.number().int().min(0).default(1_000),
  /** A host's next free slot further away than this sends the job back to the queue. */
  GAPMAP_HOST_MAX_WAIT_MS: count.default(30_000),
  GAPMAP_BREAKER_FAILURES: count.default(5),
  GAPMAP_BREAKER_COOLDOWN_MS: count.default(60_000),
  GAPMAP_BREAKER_MAX_COOLDOWN_MS: count.default(3_600_000),
  /** Most requests, and most time, that one run of a source may take. */
  GAPMAP_RUN_REQUESTS: count.default(3_000),
  GAPMAP_RUN_MS: count.default(3_600_000),
  /** How often a page is tried in a run, and the first back-off between two tries. */
  GAPMAP_FETCH_TRIES: count.max(20).default(3),
  GAPMAP_FETCH_BACKOFF_MS: count.default(1_000),
  /** Longest wait for the first byte of an answer and for each next one; the whole may take four times that. */
  GAPMAP_FETCH_TIMEOUT_MS: count.default(30_000),
  /** Largest answer, as sent; decompressed it may be twice that. */
  GAPMAP_FETCH_MAX_BYTES: count.default(50_000_000),
  /** Hosts that may be on a private address: "127.0.0.1,jobs.internal:8080". Nothing by default. */
  GAPMAP_ALLOW_PRIVATE: z.string().default(''),
  GAPMAP_QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens')
    .default('gapmap'),
  /** Of the nightly and weekly work: Europe/Berlin. */
  GAPMAP_TIME_ZONE: z
    .string()
    .default('UTC')
    .refine(isTimeZone, 'expected a time zone as Europe/Berlin'),
  GAPMAP_EXPORTS: z.string().min(1).default('exports'),
  GAPMAP_SOURCES: z.string().min(1).optional(),
  GAPMAP_SKILLS: z.string().min(1).optional(),
  GAPMAP_ALERT_WEBHOOK: url('http', 'https').optional(),
  GAPMAP_WEBHOOK_SECRET: z.string().min(16, 'expected at least 16 characters').optional(),
  GAPMAP_CORS_ORIGIN: z.string().optional(),
  /** Requests a minute and client, of all and of gap reports; 0 is no limit. */
  GAPMAP_RATE_LIMIT: z.coerce.number().int().min(0).default(1_200),
  GAPMAP_RATE_LIMIT_GAP: z.coerce.number().int().min(0).default(60),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http', 'https').optional(),
});

export type Config = ReturnType<typeof readConfig>;

/**
 * Returns the whole configuration from an environment (pass `process.env`); unset and empty variables take
 * their defaults. Throws `ConfigError` that names every problem at once. Times are milliseconds.
 */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(describeProblems(parsed.error));
  const e = parsed.data;
  return {
    home: resolve(e.GAPMAP_HOME),
    databaseUrl: e.DATABASE_URL ?? null,
    redisUrl: e.REDIS_URL ?? null,
    port: e.GAPMAP_PORT,
    host: e.GAPMAP_HOST,
    metricsPort: e.GAPMAP_METRICS_PORT,
    adminToken: e.GAPMAP_ADMIN_TOKEN ?? null,
    /** Null when unset: services then log from info, single commands from warn. */
    logLevel: e.GAPMAP_LOG_LEVEL ?? null,
    contact: e.GAPMAP_CONTACT,
    pool: {
      max: e.GAPMAP_POOL_MAX,
      waitMs: e.GAPMAP_POOL_WAIT_MS,
      statementTimeoutMs: e.GAPMAP_STATEMENT_TIMEOUT_MS,
    },
    concurrency: e.GAPMAP_CONCURRENCY,
    hostIntervalMs: e.GAPMAP_HOST_INTERVAL_MS,
    fetching: {
      maxWaitMs: e.GAPMAP_HOST_MAX_WAIT_MS,
      breakerFailures: e.GAPMAP_BREAKER_FAILURES,
      breakerCooldownMs: e.GAPMAP_BREAKER_COOLDOWN_MS,
      breakerMaxCooldownMs: e.GAPMAP_BREAKER_MAX_COOLDOWN_MS,
      runRequests: e.GAPMAP_RUN_REQUESTS,
      runMs: e.GAPMAP_RUN_MS,
      tries: e.GAPMAP_FETCH_TRIES,
      backoffMs: e.GAPMAP_FETCH_BACKOFF_MS,
      timeoutMs: e.GAPMAP_FETCH_TIMEOUT_MS,
      maxBytes: e.GAPMAP_FETCH_MAX_BYTES,
    },
    /** Keys of boards that need one, by variable: whatever is named "…_KEY" (ADZUNA_KEY, REED_KEY). */
    boardKeys: Object.fromEntries(
      Object.entries(given).filter(([name]) => /^[A-Z]+_KEY$/.test(name)),
    ) as Readonly<Record<string, string>>,
    allowPrivate: e.GAPMAP_ALLOW_PRIVATE.split(',').filter((host) => host !== ''),
    queuePrefix: e.GAPMAP_QUEUE_PREFIX,
    timeZone: e.GAPMAP_TIME_ZONE,
    exportsDir: resolve(e.GAPMAP_EXPORTS),
    /** The user's own sources, laid over the catalogue. */
    sourcesFile: resolve(e.GAPMAP_SOURCES ?? `${e.GAPMAP_HOME}/sources.yaml`),
    /** The user's own skills, laid over the dictionary; null when there are none. */
    skillsFile: e.GAPMAP_SKILLS ? resolve(e.GAPMAP_SKILLS) : null,
    alertWebhook: e.GAPMAP_ALERT_WEBHOOK ?? null,
    webhookSecret: e.GAPMAP_WEBHOOK_SECRET ?? null,
    corsOrigin: e.GAPMAP_CORS_ORIGIN ?? null,
    rateLimits: { requests: e.GAPMAP_RATE_LIMIT, gaps: e.GAPMAP_RATE_LIMIT_GAP },
    otlpEndpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  };
}

/** The configuration of this process: the only place that reads `process.env`. */
export function processConfig(): Config {
  return readConfig(process.env);
}

function describeProblems(error: z.ZodError): string {
  const lines = error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  return `The environment has ${lines.length === 1 ? 'a problem' : `${lines.length} problems`}:\n${lines.join('\n')}`;
}

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}

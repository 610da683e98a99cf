import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** How hosts are treated; times in milliseconds. */
export type HostPolicy = {
  /** Least time between two requests to a host; robots.txt may ask for more. */
  intervalMs: number;
  /** A slot further away than this is not taken: the job comes back instead of holding a worker. */
  maxWaitMs: number;
  /** Consecutive failures that open the breaker. */
  failureThreshold: number;
  /** How long the breaker stays open at first; doubles with every failed probe up to `maxCooldownMs`. */
  cooldownMs: number;
  maxCooldownMs: number;
  /** How long a request may take before it is given up for lost and another one let go in its place. */
  probeMs: number;
};

/**
 * A place in a host's line: how long until its turn, the least time between two requests there, and whether
 * it is the probe of a half-open breaker.
 */
export type Slot = { waitMs: number; gapMs: number; probe: boolean };

export type HostState = {
  breaker: 'closed' | 'open' | 'half-open';
  failures: number;
  /** Until the breaker lets a probe through; 0 when it is closed. */
  openForMs: number;
  /** Until the next free slot; 0 when it is free now. */
  busyForMs: number;
  /** Until the next request may be sent after the last one. */
  gapMs: number;
  /** Until the request under way is given up for lost; 0 when none is. */
  inFlightForMs: number;
  /** Until the host may be asked again, where it asked for patience. */
  quietForMs: number;
};

/**
 * Takes the next free time slot of a host, for all processes together, in one statement: returns how long to
 * wait for it, or null when the breaker is open or the slot is further away than `policy.maxWaitMs`. An open
 * breaker whose time is over becomes half-open, and the slot is its only probe.
 */
export async function reserveSlot(
  db: Kysely<Database>,
  host: string,
  policy: HostPolicy,
): Promise<Slot | null> {
  const gap = gapOf(policy);
  const { rows } = await sql<Slot>`
    update hosts set
      next_at = greatest(clock_timestamp(), next_at) + ${gap},
      opened_until = case when breaker <> 'closed'
        then clock_timestamp() + make_interval(secs => ${policy.probeMs} / 1000.0) end,
      breaker = case when breaker = 'closed' then 'closed' else 'half-open' end
    where host = ${host}
      and (breaker = 'closed' or opened_until <= clock_timestamp())
      and next_at <= clock_timestamp() + make_interval(secs => ${policy.maxWaitMs} / 1000.0)
    returning greatest(0, extract(epoch from next_at - ${gap} - clock_timestamp()) * 1000)::float8
      as "waitMs", greatest(${policy.intervalMs}, interval_ms)::float8 as "gapMs",
      breaker = 'half-open' as probe
  `.execute(db);
  return rows[0] ?? null;
}

/**
 * Lets the holder of a slot send its request; false while the one before is under way or too near, when the
 * host asked for patience meanwhile, or when its breaker opened. `recordSuccess`, `recordFailure` or
 * `releaseHost` must follow.
 */
export async function claimSend(
  db: Kysely<Database>,
  host: string,
  { slot, policy }: { slot: Slot; policy: HostPolicy },
): Promise<boolean> {
  const { rows } = await sql`
    update hosts set sent_at = clock_timestamp(),
      in_flight_until = clock_timestamp() + make_interval(secs => ${policy.probeMs} / 1000.0)
    where host = ${host}
      and (in_flight_until is null or in_flight_until <= clock_timestamp())
      and breaker = ${slot.probe ? 'half-open' : 'closed'}
      and (quiet_until is null or quiet_until <= clock_timestamp())
      and (sent_at is null or sent_at + ${gapOf(policy)} <= clock_timestamp())
    returning 1
  `.execute(db);
  return rows.length > 0;
}

function gapOf(policy: HostPolicy) {
  return sql`make_interval(secs => greatest(${policy.intervalMs}, interval_ms) / 1000.0)`;
}

/** Makes a host known; harmless when it is. */
export async function addHost(db: Kysely<Database>, host: string): Promise<void> {
  await db
    .insertInto('hosts')
    .values({ host, interval_ms: 0 })
    .onConflict((conflict) => conflict.column('host').doNothing())
    .execute();
}

/** Returns how a host is doing, undefined when it is not known; times count from the database's clock. */
export async function findHostState(
  db: Kysely<Database>,
  host: string,
  policy: HostPolicy,
): Promise<HostState | undefined> {
  const until = (instant: ReturnType<typeof sql>) =>
    sql`greatest(0, coalesce(extract(epoch from ${instant} - clock_timestamp()) * 1000, 0))::float8`;
  const { rows } = await sql<HostState>`
    select breaker, failures, ${until(sql`opened_until`)} as "openForMs",
      ${until(sql`next_at`)} as "busyForMs", ${until(sql`quiet_until`)} as "quietForMs",
      ${until(sql`in_flight_until`)} as "inFlightForMs",
      ${until(sql`(sent_at + ${gapOf(policy)})`)} as "gapMs"
    from hosts where host = ${host}
  `.execute(db);
  return rows[0];
}

/**
 * Notes that a host answered: its failures are forgotten and its breaker closes. The pace counts from the
 * answer on, so that what delayed a request on its way does not shorten the gap to the next.
 */
export async function recordSuccess(
  db: Kysely<Database>,
  host: string,
  policy: HostPolicy,
): Promise<void> {
  await sql`
    update hosts set failures = 0, breaker = 'closed', opened_until = null,
      sent_at = clock_timestamp(), in_flight_until = null
    where host = ${host}
      and (failures > 0 or breaker <> 'closed' or greatest(${policy.intervalMs}::int, interval_ms) > 0)
  `.execute(db);
}

/**
 * Notes that a host failed, and leaves it alone for `deferMs` at least; opens the breaker after
 * `policy.failureThreshold` failures in a row, and at once when the request was a probe.
 */
export async function recordFailure(
  db: Kysely<Database>,
  host: string,
  { policy, deferMs }: { policy: HostPolicy; deferMs: number },
): Promise<void> {
  const opens = sql`(breaker = 'half-open' or failures + 1 >= ${policy.failureThreshold})`;
  const doublings = sql`least(20, greatest(0, failures + 1 - ${policy.failureThreshold}))`;
  const cooldown = sql`least(${policy.maxCooldownMs}, ${policy.cooldownMs} * power(2, ${doublings}))`;
  await sql`
    update hosts set
      failures = failures + 1,
      sent_at = clock_timestamp(),
      in_flight_until = null,
      next_at = greatest(next_at, clock_timestamp() + make_interval(secs => ${deferMs} / 1000.0)),
      quiet_until = greatest(quiet_until, clock_timestamp() + make_interval(secs => ${deferMs} / 1000.0)),
      opened_until = case
        when breaker = 'open' then opened_until
        when ${opens} then clock_timestamp()
          + make_interval(secs => greatest(${deferMs}::float8, ${cooldown}::float8) / 1000.0) end,
      breaker = case when breaker = 'open' or ${opens} then 'open' else breaker end
    where host = ${host}
  `.execute(db);
}

/** Lets the next one go after a request that was given up. */
export async function releaseHost(db: Kysely<Database>, host: string): Promise<void> {
  await sql`
    update hosts set in_flight_until = null where host = ${host} and in_flight_until is not null
  `.execute(db);
}

/**
 * Returns a host's robots.txt as kept, null when there is none yet. `claimed` says that it is due and that the
 * caller is the one to fetch it, for a minute; the others go by the old copy or wait for the new one.
 */
export async function claimRobots(
  db: Kysely<Database>,
  host: string,
): Promise<{ robots: string | null; claimed: boolean }> {
  const fresh = await db
    .selectFrom('hosts')
    .select('robots')
    .where('host', '=', host)
    .where(sql<boolean>`robots_expires_at > clock_timestamp()`)
    .executeTakeFirst();
  if (fresh) return { robots: fresh.robots, claimed: false };
  const { rows } = await sql<{ robots: string | null }>`
    insert into hosts as h (host, interval_ms, robots_expires_at)
    values (${host}, 0, clock_timestamp() + interval '1 minute')
    on conflict (host) do update set robots_expires_at = excluded.robots_expires_at
      where h.robots_expires_at is null or h.robots_expires_at <= clock_timestamp()
    returning robots
  `.execute(db);
  const [claim] = rows;
  return { robots: claim?.robots ?? null, claimed: claim !== undefined };
}

/** Keeps a host's robots.txt for `ttlMs`, with the least time between requests that it asks for. */
export async function storeRobots(
  db: Kysely<Database>,
  host: string,
  { robots, ttlMs, delayMs }: { robots: string; ttlMs: number; delayMs: number },
): Promise<void> {
  await sql`
    update hosts set robots = ${robots}, interval_ms = ${delayMs},
      robots_expires_at = clock_timestamp() + make_interval(secs => ${ttlMs} / 1000.0)
    where host = ${host}
  `.execute(db);
}

/** Lets another process fetch a host's robots.txt at once. */
export async function releaseRobots(db: Kysely<Database>, host: string): Promise<void> {
  await sql`update hosts set robots_expires_at = null where host = ${host}`.execute(db);
}

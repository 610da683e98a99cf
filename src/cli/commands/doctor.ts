import type { Command } from 'commander';
import { type Config, processConfig } from '../../../config/config.ts';
import type { OpenDatabase } from '../../db/open.ts';
import { queuePoolMax } from '../../queue/queues.ts';
import { type Format, formatOption, writeTable } from '../output.ts';

type Check = { check: string; ok: boolean; finding: string };

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'Look at what gapmap stands on: Node, configuration, database, connections, queue, schema.',
    )
    .option('--quick', 'only whether database and queue answer')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExample:\n  $ DATABASE_URL=postgres://localhost/gapmap gapmap doctor\n',
    )
    .action(async ({ quick, format }: { quick?: boolean; format?: Format }) => {
      const config = processConfig();
      const checks = [
        ...(quick ? [] : [checkNode()]),
        ...(await checkServices(config, quick === true)),
      ];
      await writeTable(
        {
          columns: [
            { key: 'check', title: 'Check', type: 'text' },
            { key: 'ok', title: 'Fine', type: 'boolean' },
            { key: 'finding', title: 'Finding', type: 'text' },
          ],
          rows: checks,
        },
        { format },
      );
      if (checks.some((check) => !check.ok)) process.exitCode = 1;
    });
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 18);
  const advice = ok ? '' : '; expected 22.18 or newer: run `npx gapmap`, which brings its own';
  return { check: 'node', ok, finding: `Node ${process.versions.node}${advice}` };
}

async function checkServices(config: Config, quick: boolean): Promise<Check[]> {
  const { openDatabase } = await import('../../db/open.ts');
  let database: OpenDatabase;
  try {
    database = await openDatabase(config);
  } catch (error) {
    return [{ check: 'database', ok: false, finding: messageOf(error) }];
  }
  try {
    const { describeServer } = await import('../../db/describe-server.ts');
    const server = await describeServer(database);
    const answers = {
      check: 'database',
      ok: true,
      finding: `${server.version} (${database.kind})`,
    };
    const queue = await checkQueue(config, database);
    if (quick) return [answers, queue];
    const { listPendingMigrations } = await import('../../db/migrate.ts');
    const pending = await listPendingMigrations(database.db);
    const readings = pending.length === 0 ? [await checkReadings(config, database)] : [];
    const schema = checkSchema(pending);
    return [answers, checkBudget(config, server, database.kind), schema, queue, ...readings];
  } finally {
    await database.close();
  }
}

function checkSchema(pending: readonly string[]): Check {
  const ok = pending.length === 0;
  const finding = ok
    ? 'up to date'
    : `${pending.length} migrations to apply: run \`gapmap migrate\``;
  return { check: 'schema', ok, finding };
}

async function checkReadings(config: Config, { db }: OpenDatabase): Promise<Check> {
  const { describeReadings } = await import('../describe-readings.ts');
  const { openDictionary } = await import('../../skills/shipped.ts');
  try {
    const finding = await describeReadings(db, await openDictionary(config.skillsFile));
    return { check: 'readings', ok: true, finding };
  } catch (error) {
    return { check: 'readings', ok: false, finding: messageOf(error) };
  }
}

/** Every process takes its pools' limits at most; how many such processes the server has room for. */
function checkBudget(
  config: Config,
  server: { maxConnections: number; usedConnections: number },
  kind: string,
): Check {
  if (kind === 'embedded') return { check: 'connections', ok: true, finding: 'one, embedded' };
  const queue = config.redisUrl ? 0 : queuePoolMax;
  const each = config.pool.max + queue;
  const room = Math.floor((server.maxConnections - server.usedConnections) / each);
  const budget = `${each} a process (${config.pool.max} for data, ${queue} for the queue)`;
  const finding = `${budget}; the server has ${server.maxConnections}, of which ${server.usedConnections} are in use: room for ${room} more processes`;
  const advice =
    room > 0 ? '' : '. Lower GAPMAP_POOL_MAX, raise max_connections, or put PgBouncer before it';
  return { check: 'connections', ok: room > 0, finding: finding + advice };
}

async function checkQueue(config: Config, database: OpenDatabase): Promise<Check> {
  const { openQueueConnection } = await import('../../queue/connection.ts');
  try {
    const connection = await openQueueConnection(config, database);
    await connection.close();
    return { check: 'queue', ok: true, finding: `on ${connection.kind}` };
  } catch (error) {
    return { check: 'queue', ok: false, finding: messageOf(error) };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

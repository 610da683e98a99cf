import { afterAll, beforeAll, expect, it } from 'vitest';
import { untilStopped } from '../../src/cli/until-stopped.ts';
import type { Context } from '../../src/context.ts';
import { migrate } from '../../src/db/migrate.ts';
import { findDatabaseTrouble } from '../../src/db/ready.ts';
import { ConfigError } from '../../src/errors.ts';
import { openTestContext } from '../_support/context.ts';

let context: Context;
beforeAll(async () => {
  context = await openTestContext();
});
afterAll(() => context.close());

it('a process that is older than its database stops itself, and does not start again', async () => {
  const stopped = untilStopped(context, 20);
  expect(await findDatabaseTrouble(context.database)).toEqual({ database: null, migrations: null });
  await context.database.pool.query(
    `insert into schema_migrations (name, timestamp) values ('209912312359-from-the-future', 'x')`,
  );
  expect(await stopped).toContain('newer');
  expect(process.exitCode).toBe(1);
  process.exitCode = 0;
  await expect(migrate(context.database)).rejects.toThrow(ConfigError);
  await expect(migrate(context.database)).rejects.toThrow(/209912312359.*newer version/);
  const { migrations } = await findDatabaseTrouble(context.database);
  expect(migrations).toContain('newer');
});

import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeSchema } from '../../src/db/describe-schema.ts';
import { listPendingMigrations, migrate } from '../../src/db/migrate.ts';
import type { OpenDatabase } from '../../src/db/open.ts';
import { openTestDatabase } from '../_support/database.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

it('migrating a second time applies nothing', async () => {
  expect(await migrate(open)).toEqual([]);
  expect(await listPendingMigrations(open.db)).toEqual([]);
});

it('migrating many times at once is harmless', async () => {
  const runs = await Promise.all(Array.from({ length: 5 }, () => migrate(open)));
  expect(runs.flat()).toEqual([]);
});

it('the schema dump is what migrations/schema.sql says', async () => {
  const path = new URL('../../migrations/schema.sql', import.meta.url);
  const dump = await describeSchema(open.db);
  if (process.env.UPDATE_SCHEMA) writeFileSync(path, dump);
  expect(dump).toBe(readFileSync(path, 'utf8'));
});

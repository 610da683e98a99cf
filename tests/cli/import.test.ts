import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { openContext } from '../../src/context.ts';
import { startRun } from '../../src/sources/store.ts';
import { importFile } from '../../workers/import.ts';

const home = mkdtempSync(join(tmpdir(), 'gapmap-import-'));
afterAll(() => rmSync(home, { recursive: true }));

const config = readConfig({ GAPMAP_HOME: home, GAPMAP_LOG_LEVEL: 'silent' });

test('an import takes up what a killed one has left: its figures, and its run that never ended', async () => {
  const path = join(home, 'one.jsonl');
  writeFileSync(
    path,
    '{"id":"a","title":"Backend Engineer","company":"Kestrel","text":"We use Go."}\n',
  );
  const before = await openContext(config);
  const options = { now: new Date(), correlationId: 'killed', reader: await before.reader() };
  await importFile(before.db, path, options);
  const { id } = await before.db.selectFrom('sources').select('id').executeTakeFirstOrThrow();
  await startRun(before.db, { sourceId: id, correlationId: 'killed too', at: new Date() });
  await before.close();

  const env = { ...process.env, DATABASE_URL: '', REDIS_URL: '', GAPMAP_HOME: home };
  const args = ['src/cli/gapmap.js', 'import', path, '--format', 'json'];
  const out = execFileSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  expect(JSON.parse(out.toString())).toMatchObject({ stored: 0, unchanged: 1 });

  const after = await openContext(config);
  expect(await after.db.selectFrom('demand_weeks').select('vacancies').execute()).toEqual([
    { vacancies: 1 },
  ]);
  const runs = await after.db
    .selectFrom('runs')
    .select(['status', 'reason'])
    .orderBy('id')
    .execute();
  expect(runs).toMatchObject([
    { status: 'ok' },
    { status: 'failed', reason: expect.stringContaining('interrupted') },
    { status: 'ok' },
  ]);
  await after.close();
});

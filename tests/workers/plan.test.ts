import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { NotFoundError } from '../../src/errors.ts';
import { getSource, upsertSource } from '../../src/sources/store.ts';
import { chooseSources, plan } from '../../workers/plan.ts';
import { openTestContext } from '../_support/context.ts';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-plan-'));
const file = join(folder, 'sources.yaml');
let context: Context;

beforeAll(async () => {
  writeFileSync(file, 'sources: [{ adapter: lever, token: mine }]\ndisabled: [lever/spotify]\n');
  context = await openTestContext({ GAPMAP_SOURCES: file });
  const imported = { slug: 'lever/made-up', adapter: 'lever', token: 'made-up' };
  await upsertSource(context.db, { ...imported, company: null, region: null, settings: {} });
});
afterAll(async () => {
  await context.close();
  rmSync(folder, { recursive: true });
});

test('all sources are those that are configured and on', async () => {
  const all = await chooseSources(context, [], true);
  expect(all).toContain('lever/mine');
  expect(all).toContain('lever/plaid');
  expect(all).not.toContain('lever/spotify');
  expect(all).not.toContain('lever/made-up');
  expect(await getSource(context.db, 'lever/spotify')).toMatchObject({ enabled: false });
});

test('a source is scheduled while it is configured', async () => {
  const { set } = await plan(context);
  writeFileSync(file, 'disabled: [lever/spotify]\n');
  const without = await plan(context);
  expect(without.removed).toBe(1);
  expect(set).toBeGreaterThan(1_000);
});

test('a source is chosen by slug, token or pattern, and an unknown one is named', async () => {
  expect(await chooseSources(context, ['spotify'], false)).toEqual(['lever/spotify']);
  const polish = await chooseSources(context, ['nofluffjobs/*'], false);
  expect(polish).toEqual(['nofluffjobs/category=backend', 'nofluffjobs/category=fullstack']);
  await expect(chooseSources(context, ['nobody'], false)).rejects.toThrow(NotFoundError);
});

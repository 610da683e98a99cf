import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../../src/db/folder-lock.ts';

let folder: string;
const lock = () => join(folder, 'lock');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gapmap-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ageByAnHour = () => utimesSync(lock(), new Date(), new Date(Date.now() - 3_600_000));

test('a folder is held once, and free again when it is given back', () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`(process ${process.pid})`);
  unlock();
  lockFolder(folder)();
});

test.each([
  ['no process', '999999999 import'],
  ['nothing, cut off while it was written', ''],
])('a lock that names %s is taken over', (_, content) => {
  writeFileSync(lock(), content);
  lockFolder(folder);
  expect(readFileSync(lock(), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
});

test.each([
  ['our own number, as after the restart of a container', process.pid],
  ['a process that began after it', process.ppid],
])('a lock that names %s is taken over', (_, pid) => {
  writeFileSync(lock(), `${pid} up`);
  ageByAnHour();
  if (pid !== process.pid && process.platform !== 'linux') return;
  lockFolder(folder)();
});

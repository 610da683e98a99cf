import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { followVersions } from '../../src/api/versions.ts';

/** Long enough for everything that waits for nothing. */
const settle = () => sleep(20);

function openVersions() {
  const data = { version: 'v1' };
  const clock = { ms: 0 };
  const versions = followVersions(
    async () => data.version,
    () => clock.ms,
  );
  /** What is answered so many milliseconds later. */
  const after = (ms: number) => {
    clock.ms += ms;
    return versions.current();
  };
  return { data, clock, versions, after };
}

it('shows the last version until what is asked for is there in the next', async () => {
  const { data, versions, after } = openVersions();
  const made: string[] = [];
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  await after(0);
  versions.keep('demand', async () => {
    made.push(await versions.current());
    await ready;
  });
  data.version = 'v2';
  expect(await after(500)).toBe('v1');
  expect(await after(600)).toBe('v1');
  await settle();
  expect(made).toEqual(['v2']);
  expect(await after(2_000)).toBe('v1');
  expect(made).toEqual(['v2']);
  resolve();
  await settle();
  expect(await after(10)).toBe('v2');
});

it('rests between two versions four times as long as making the last one ready took', async () => {
  const { data, clock, versions, after } = openVersions();
  await after(0);
  versions.keep('demand', async () => {
    clock.ms += 500;
  });
  for (const [ms, version, shown] of [
    [1_100, 'v2', 'v2'],
    [1_100, 'v3', 'v2'],
    [1_100, 'v4', 'v4'],
  ] as const) {
    data.version = version;
    await after(ms);
    await settle();
    expect(await versions.current()).toBe(shown);
  }
});

it('makes nobody wait for the database while the figures are of late', async () => {
  let ask = async () => 'v1';
  const clock = { ms: 0 };
  const versions = followVersions(
    () => ask(),
    () => clock.ms,
  );
  expect(await versions.current()).toBe('v1');
  ask = () => new Promise(() => undefined);
  clock.ms += 5_000;
  expect(await versions.current()).toBe('v1');
});

it('waits for the figures of now when nobody has looked for long', async () => {
  const { data, after } = openVersions();
  await after(0);
  data.version = 'v2';
  expect(await after(60_000)).toBe('v2');
});

it('shows the next version at the latest when the last one is ten seconds old', async () => {
  const { data, versions, after } = openVersions();
  await after(0);
  versions.keep('stuck', () => new Promise(() => undefined));
  data.version = 'v2';
  expect(await after(2_000)).toBe('v1');
  expect(await after(9_000)).toBe('v2');
});

it('goes on past what cannot be made, and makes nothing that was not asked for of late', async () => {
  const { data, versions, after } = openVersions();
  await after(0);
  const made: string[] = [];
  versions.keep('old', async () => made.push('old'));
  for (let at = 0; at < 65; at += 5) await after(5_000);
  versions.keep('broken', async () => {
    throw new Error('no such slice');
  });
  versions.keep('sound', async () => made.push('sound'));
  data.version = 'v2';
  await after(2_000);
  await settle();
  expect(await after(10)).toBe('v2');
  expect(made).toEqual(['sound']);
});

it('tells that the version could not be read, and reads it again', async () => {
  const failures = [new Error('no database')];
  const versions = followVersions(async () => {
    const failure = failures.pop();
    if (failure) throw failure;
    return 'v1';
  });
  await expect(versions.current()).rejects.toThrow('no database');
  expect(await versions.current()).toBe('v1');
});

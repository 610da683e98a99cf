import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Entry = { optionalDependencies?: Record<string, string> };
const { packages }: { packages: Record<string, Entry> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);

// `npm ci` refuses a lockfile that lacks a package for another platform, and `npm install` drops what the
// registry in use does not have. A dropped entry needs its version, `"optional": true`, its os and its cpu.
it('the lockfile names every optional package, also those of other platforms', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

function isLocked(path: string, name: string): boolean {
  if (`${path && `${path}/`}node_modules/${name}` in packages) return true;
  if (path === '') return false;
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('node_modules/'))).replace(/\/$/, '');
  return isLocked(parent, name);
}

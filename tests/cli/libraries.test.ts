import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleLibrary } from '../../src/cli/bundle-libraries.ts';
import { bundleOf, libraries } from '../../src/libraries.js';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-libraries-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a library in one file', () => {
  it.each(libraries)('%s exports what it exports in many', async (name) => {
    const file = join(folder, `${name}.mjs`);
    await bundleLibrary(name, file);
    const [one, many] = await Promise.all([import(pathToFileURL(file).href), import(name)]);
    expect(Object.keys(one).sort()).toEqual(Object.keys(many).sort());
    expect(Object.keys(one).length).toBeGreaterThan(10);
  });

  it('is kept by its version', () => {
    for (const name of libraries) expect(bundleOf(name).pathname).toMatch(/-\d+\.\d+\.\d+.*\.mjs$/);
  });
});

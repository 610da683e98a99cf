// JavaScript, as cli/gapmap.js, since it decides how what comes after it is read.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Libraries of many files: to find and open each of them takes most of a command's start. */
export const libraries = ['kysely', 'pg', 'zod'];

const modules = new URL('../node_modules/', import.meta.url);

/** Returns where the one file of a library is kept; its version is in the name, so that an update is never missed. */
export function bundleOf(name) {
  const { version } = JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), 'utf8'));
  return new URL(`.cache/gapmap/${name}-${version}.mjs`, modules);
}

/** Has imports of these libraries read the one file that `bundle-libraries.ts` made, where there is one. */
export function useBundles() {
  const bundles = new Map();
  for (const name of libraries) {
    // Installed in another folder than gapmap's own, a library is read as it is.
    if (!existsSync(new URL(`${name}/package.json`, modules))) continue;
    const bundle = bundleOf(name);
    if (existsSync(bundle))
      bundles.set(name, { url: bundle.href, format: 'module', shortCircuit: true });
  }
  registerHooks({
    resolve: (specifier, context, next) => bundles.get(specifier) ?? next(specifier, context),
  });
}

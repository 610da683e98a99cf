import { renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOf, libraries } from '../libraries.js';

/** Writes a library of many files as one ES module with the same exports; Node's own modules stay outside. */
export async function bundleLibrary(name: string, file: string): Promise<void> {
  // A command that starts meanwhile reads the whole file or none.
  const draft = `${file}.${process.pid}.tmp`;
  const exported = ['*', ...('default' in (await import(name)) ? ['{ default }'] : [])];
  await build({
    stdin: {
      contents: exported.map((what) => `export ${what} from '${name}';`).join('\n'),
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    outfile: draft,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    logLevel: 'error',
    external: ['pg-native'],
    // What was CommonJS asks for Node's own modules in its own way.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  renameSync(draft, file);
}

// `node src/cli/bundle-libraries.ts` runs after npm ci.
if (import.meta.main) {
  for (const name of libraries) await bundleLibrary(name, fileURLToPath(bundleOf(name)));
}

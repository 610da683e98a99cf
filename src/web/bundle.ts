import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { z } from 'zod';
import { pagePolicy } from '../reports/page-policy.ts';

/** The script of the gap page, bundled: its files by path on the site, and the two that a page names. */
export type Bundle = {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Small, loaded with the page. */
  readonly form: string;
  /** The worker that reads a resume, loaded when one is given. */
  readonly reader: string;
};

const root = new URL('../../', import.meta.url);
const folder = new URL('dist/page/', root);
const site = '/assets/page/';
const entries = { form: 'src/web/browser/gap-form.ts', reader: 'src/web/browser/reader.ts' };

const listSchema = z.object({
  form: z.string(),
  reader: z.string(),
  files: z.array(z.string()),
  inputs: z.array(z.string()),
});
type List = z.infer<typeof listSchema>;

let opened: Promise<Bundle | null> | undefined;

/**
 * The bundle, once a process: what `npm ci` or the image's build wrote, made anew when a source of it is newer. Null
 * where it is missing and can't be made: the page works without it.
 */
export function openBundle(): Promise<Bundle | null> {
  opened ??= findBundle();
  return opened;
}

async function findBundle(): Promise<Bundle | null> {
  const list = readList();
  if (list !== undefined && !isStale(list)) return readBundle(list);
  try {
    return await buildBundle();
  } catch {
    // Without the bundler (an installation without development packages) an older bundle is better than none.
    return list === undefined ? null : readBundle(list);
  }
}

function readList(): List | undefined {
  try {
    return listSchema.parse(JSON.parse(readFileSync(new URL('list.json', folder), 'utf8')));
  } catch {
    return undefined;
  }
}

function isStale({ inputs }: List): boolean {
  const written = statSync(new URL('list.json', folder)).mtimeMs;
  return inputs.some((input) => {
    const source = statSync(new URL(input, root), { throwIfNoEntry: false });
    return source === undefined || source.mtimeMs > written;
  });
}

function readBundle({ form, reader, files }: List): Bundle {
  const read = files.map((name) => [site + name, readFileSync(new URL(name, folder))] as const);
  return { files: new Map(read), form: site + form, reader: site + reader };
}

async function buildBundle(): Promise<Bundle> {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: new URL('.', root).pathname,
    entryPoints: Object.values(entries),
    outdir: folder.pathname,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome120', 'firefox121', 'safari17'],
    minify: true,
    legalComments: 'none',
    write: false,
    metafile: true,
    logLevel: 'silent',
    // Read on the server only.
    external: ['word-extractor'],
    plugins: [computeNow],
  });
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const outputOf = (entry: string) =>
    nameOf(Object.entries(metafile.outputs).find(([, o]) => o.entryPoint === entry)?.[0] ?? '');
  const list = {
    form: outputOf(entries.form),
    reader: outputOf(entries.reader),
    files: outputFiles.map(({ path }) => nameOf(path)),
    inputs: Object.keys(metafile.inputs).filter((input) => !input.includes('node_modules')),
  };
  const files = outputFiles.map(({ path, contents }) => [nameOf(path), contents] as const);
  keep(list, files);
  return {
    files: new Map(files.map(([name, contents]) => [site + name, contents])),
    form: site + list.form,
    reader: site + list.reader,
  };
}

/** What is computed with Node's cryptography is computed while bundling. */
const computeNow: Plugin = {
  name: 'compute-now',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src\/reports\/page-policy\.ts$/ }, () => ({
      contents: `export const pagePolicy = ${JSON.stringify(pagePolicy)};`,
    }));
  },
};

function keep(list: List, files: readonly (readonly [string, Uint8Array])[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, contents] of files) writeFileSync(new URL(name, folder), contents);
    writeFileSync(new URL('list.json', folder), JSON.stringify(list));
  } catch {
    // A read-only folder costs a second at each start, nothing else.
  }
}

// `node src/web/bundle.ts` bundles ahead of the first start (after npm ci, in an image).
if (import.meta.main) await buildBundle();

import { isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { type CatalogueEntry, regions } from './catalogue-entry.ts';
import { adapters } from './index.ts';
import { refusedBoard } from './refused-boards.ts';
import { ruleSchema, type ScheduleRule } from './schedule-rule.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD');
const slugs = z.array(
  z.string().includes('/', 'expected a slug as `gapmap sources list` shows it'),
);

const entrySchema = z
  .strictObject({
    adapter: z.string().refine((id) => adapters.has(id), {
      error: ({ input }) => `no adapter "${input}"; there are ${[...adapters.keys()].join(', ')}`,
    }),
    token: z
      .string()
      .min(1)
      .refine((token) => refusedBoard(token) === null, {
        error: ({ input }) => `${refusedBoard(String(input))} forbids scraping; remove the source`,
      }),
    name: z.string().min(1).optional(),
    company: z.string().nullable().default(null),
    region: z.enum(regions).default('global'),
    seen: day.nullable().default(null),
    settings: z.record(z.string(), z.unknown()).optional(),
    disabled: z.string().optional(),
  })
  .superRefine((entry, context) => {
    const message = settingsProblem(entry);
    if (message) context.addIssue({ code: 'custom', path: ['settings'], message });
  });

const overlaySchema = z.strictObject({
  sources: z
    .array(entrySchema)
    .nullish()
    .transform((sources) => sources ?? []),
  enabled: slugs.nullish().transform((list) => list ?? []),
  disabled: slugs.nullish().transform((list) => list ?? []),
  schedules: z
    .array(ruleSchema)
    .nullish()
    .transform((rules) => rules ?? []),
});

/** The user's own sources, which sources are switched on and off, and when they are read. */
export type Overlay = {
  sources: CatalogueEntry[];
  enabled: string[];
  disabled: string[];
  /** When sources are read, on top of the shipped rules. */
  schedules: ScheduleRule[];
};

export const emptyOverlay: Overlay = { sources: [], enabled: [], disabled: [], schedules: [] };

/** The overlay in a YAML (or JSON) text; throws `ConfigError` with every problem, its line and what to do. */
export function parseOverlay(text: string, file: string): Overlay {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    fail(
      document.errors.map((error) => `${lineAt(error.pos[0])}: ${error.message.split('\n')[0]}`),
    );
  }
  const result = overlaySchema.safeParse(document.toJS() ?? {});
  if (result.success) return withoutUndefined(result.data);
  return fail(
    result.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      return `${lineAt(offsetOf(document, path))}: ${path.join('.') || 'the file'}: ${issue.message}`;
    }),
  );
}

/** The text with one more source at the end of its list; all else, comments too, stays as it is. */
export function addToOverlay(text: string, entry: Partial<CatalogueEntry>): string {
  const document = parseDocument(text);
  if (!isSeq(document.get('sources'))) document.set('sources', document.createNode([]));
  document.addIn(['sources'], document.createNode(entry));
  return document.toString();
}

/** The text with a source switched on or off; all else, comments too, stays as it is. */
export function switchInOverlay(text: string, slug: string, enabled: boolean): string {
  const document = parseDocument(text);
  const from = enabled ? 'disabled' : 'enabled';
  const to = enabled ? 'enabled' : 'disabled';
  const current = overlaySchema.parse(document.toJS() ?? {});
  document.set(from, document.createNode(current[from].filter((other) => other !== slug)));
  document.set(to, document.createNode([...new Set([...current[to], slug])]));
  for (const list of [from, to]) {
    const node = document.get(list);
    if (isSeq(node) && node.items.length === 0) document.delete(list);
  }
  return document.toString();
}

function fail(problems: readonly string[]): never {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new ConfigError(
    `The sources file has ${count}:\n${problems.map((line) => `  ${line}`).join('\n')}`,
  );
}

type Path = readonly (string | number)[];

/** Where the value at a path begins; the nearest thing around it where it is missing. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** Asks the adapter whether it can work with the settings; a key is needed only when a run asks. */
function settingsProblem(entry: z.infer<typeof entrySchema>): string | null {
  const adapter = adapters.get(entry.adapter);
  if (!adapter || adapter.needsKey) return null;
  try {
    const { token, company, region, settings = {} } = entry;
    adapter.request({
      slug: `${adapter.id}/${entry.name ?? token}`,
      adapter: adapter.id,
      token,
      company,
      region,
      settings,
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function withoutUndefined(overlay: z.infer<typeof overlaySchema>): Overlay {
  const sources = overlay.sources.map(({ name, settings, disabled, ...entry }) => ({
    ...entry,
    ...(name === undefined ? {} : { name }),
    ...(settings === undefined ? {} : { settings }),
    ...(disabled === undefined ? {} : { disabled }),
  }));
  return { ...overlay, sources };
}

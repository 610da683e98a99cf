import { createHash } from 'node:crypto';
import { renderCsv } from './csv.ts';
import { renderNdjson } from './ndjson.ts';
import { renderParquet } from './parquet.ts';
import { describeChanges, type Published } from './release-changes.ts';
import { skillColumns, sourceColumns, topicColumns } from './release-columns.ts';
import type { Row, Table } from './table.ts';

/** The version of the files' form; it goes up when a column is renamed or means something else. */
export const releaseSchema = 1;

/** What the vacancies of one role in one window are. */
export type Sample = {
  readonly role: string;
  readonly windowWeeks: number;
  readonly from: string;
  readonly to: string;
  readonly vacancies: number;
  readonly employers: number;
  readonly postings: number;
};

/** Everything that a weekly release says; rows hold the keys of the column lists, in any order. */
export type ReleaseData = {
  /** ISO week, "2026-W14". */
  readonly week: string;
  readonly dictionary: { readonly version: string; readonly skills: number };
  readonly samples: readonly Sample[];
  readonly skills: readonly Row[];
  readonly topics: readonly Row[];
  readonly sources: readonly Row[];
  /** Of the longest window, the weeks whose vacancies are still being found, and those with too many broken sources. */
  readonly weeks: { readonly provisional: readonly string[]; readonly masked: readonly string[] };
};

export type ReleaseFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The files of a weekly release, the manifest last. It is a pure function of the data and of what was published
 * before: no clock, rows in a fixed order, so that equal data gives equal bytes.
 */
export async function buildRelease(
  data: ReleaseData,
  before: Published | null,
): Promise<ReleaseFile[]> {
  const tables = releaseTables(data);
  const files: ReleaseFile[] = [];
  for (const [name, table] of Object.entries(tables)) {
    files.push({ name: `${name}.csv`, bytes: encode(renderCsv(table)) });
    files.push({ name: `${name}.ndjson`, bytes: encode(renderNdjson(table)) });
    files.push({ name: `${name}.parquet`, bytes: await renderParquet(table) });
  }
  files.push({ name: 'changes.md', bytes: encode(describeChanges(data, before)) });
  return [...files, { name: 'manifest.json', bytes: encode(manifest(data, files, before)) }];
}

/** The three tables of a release, sorted; names are the files' without their endings. */
export function releaseTables({
  skills,
  topics,
  sources,
}: Pick<ReleaseData, 'skills' | 'topics' | 'sources'>): Record<
  'skills' | 'topics' | 'sources',
  Table
> {
  return {
    skills: {
      columns: skillColumns,
      rows: sortRows(skills, ['role', 'window_weeks', '-vacancies', '-named', 'skill']),
    },
    topics: { columns: topicColumns, rows: sortRows(topics, ['roadmap', 'position']) },
    sources: { columns: sourceColumns, rows: sortRows(sources, ['source']) },
  };
}

/** Rows by these keys in turn, a minus turning the order round; texts by code unit, which no locale changes. */
function sortRows(rows: readonly Row[], keys: readonly string[]): Row[] {
  return rows.toSorted((a, b) => {
    for (const key of keys) {
      const name = key.replace(/^-/, '');
      const order = compare(a[name] ?? null, b[name] ?? null);
      if (order !== 0) return key === name ? order : -order;
    }
    return 0;
  });
}

function compare(a: Row[string], b: Row[string]): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function manifest(
  data: ReleaseData,
  files: readonly ReleaseFile[],
  before: Published | null,
): string {
  const content = {
    schema: releaseSchema,
    week: data.week,
    dictionary: data.dictionary,
    samples: data.samples.map(({ windowWeeks, ...rest }) => ({
      window_weeks: windowWeeks,
      ...rest,
    })),
    weeks: data.weeks,
    rows: { skills: data.skills.length, topics: data.topics.length, sources: data.sources.length },
    compared_with: before === null ? null : { week: before.week, dictionary: before.dictionary },
    files: files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

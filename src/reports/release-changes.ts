import { percent } from './cell.ts';
import { escapeMarkdown } from './markdown.ts';
import type { ReleaseData } from './release.ts';
import type { Row } from './table.ts';

/** What an earlier release said, as far as a later one is compared with it. */
export type Published = {
  readonly week: string;
  readonly dictionary: string;
  /** Share by "role window skill"; null where it was not said. */
  readonly shares: ReadonlyMap<string, number | null>;
  /** Health by source. */
  readonly health: ReadonlyMap<string, string>;
};

type Move = { readonly name: string; readonly from: number; readonly to: number };

const most = 15;
/** Smaller moves than a fifth of a point are not worth a line. */
const least = 0.002;

/** The key under which a row's share is published. */
export function shareKey(row: Row): string {
  return `${row.role} ${row.window_weeks} ${row.skill}`;
}

/**
 * What changed since the last release, in Markdown, in three parts that must not be mixed up: demand that moved
 * (tested on a fixed panel, both windows read with today's dictionary), the dictionary learning (the last release's window read again),
 * and sources coming, going or breaking.
 */
export function describeChanges(data: ReleaseData, before: Published | null): string {
  const since = before === null ? 'the week before' : `the release of ${before.week}`;
  const parts = [
    `# ${data.week}: what changed since ${since}`,
    '## Demand moved',
    'Backend vacancies, 13 weeks to this week against the 13 weeks before them, read with one dictionary, on the sources that were read in both. What is listed is tested; at most 5% of it is chance.',
    demandPart(data),
    ...weeksPart(data),
    '## The dictionary learned',
    dictionaryPart(data, before),
    '## Sources changed',
    sourcesPart(data, before),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** News is what is called rising or falling; a new or broken source is on neither side of that test. */
function demandPart({ skills }: ReleaseData): string {
  const all = backendRows(skills)
    .flatMap(({ name, share, trend, change, change_low: low, change_high: high }) =>
      typeof change === 'number' && typeof low === 'number' && typeof high === 'number'
        ? [{ name: String(name), share, news: trend !== 'steady', change, low, high }]
        : [],
    )
    .filter(({ change }) => Math.abs(change) >= least)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.name < b.name ? -1 : 1));
  const lines = (some: typeof all) =>
    some.map(({ name, share, change, low, high }) => {
      const now = typeof share === 'number' ? `, now ${percent(share)}` : '';
      return `- ${escapeMarkdown(name)}: ${signed(change)} points (95%: ${signed(low)} to ${signed(high)})${now}`;
    });
  const news = all.filter((move) => move.news);
  if (news.length > 0) return list(lines(news), '');
  const note = 'No skill moved by more than chance would.';
  return all.length === 0
    ? note
    : `${note} The largest moves within chance:\n\n${list(lines(all.slice(0, 3)), '')}`;
}

function weeksPart({ weeks }: ReleaseData): string[] {
  const { provisional, masked } = weeks;
  return [
    ...(provisional.length > 0
      ? [`Provisional, since vacancies are still being found: ${provisional.join(', ')}.`]
      : []),
    ...(masked.length > 0
      ? [`Left out of changes, since sources were broken: ${masked.join(', ')}.`]
      : []),
  ];
}

function signed(share: number): string {
  return `${share < 0 ? '-' : '+'}${Math.abs(share * 100).toFixed(1)}`;
}

function dictionaryPart(data: ReleaseData, before: Published | null): string {
  if (before === null) return 'There is no earlier release to compare with.';
  if (before.dictionary === data.dictionary.version) return 'It is the same dictionary.';
  const rows = backendRows(data.skills);
  const learned = rows.flatMap((row) => {
    const published = before.shares.get(shareKey(row));
    return typeof row.share_before === 'number' && typeof published === 'number'
      ? [{ name: String(row.name), from: published, to: row.share_before }]
      : [];
  });
  const added = rows.filter((row) => !before.shares.has(shareKey(row)));
  const intro = `Version ${before.dictionary} became ${data.dictionary.version}. The window of ${before.week} reads differently now:`;
  const fresh =
    added.length === 0
      ? []
      : [
          `Not in the last release: ${added
            .slice(0, most)
            .map(({ name }) => escapeMarkdown(String(name)))
            .join(', ')}.`,
        ];
  return [
    intro,
    list(moves(learned), 'No share reads differently by more than 0.2 points.'),
    ...fresh,
  ].join('\n\n');
}

function sourcesPart({ sources }: ReleaseData, before: Published | null): string {
  if (before === null) return 'There is no earlier release to compare with.';
  const now = new Map(sources.map((row) => [String(row.source), String(row.health)]));
  const lines = [...new Set([...before.health.keys(), ...now.keys()])].sort().flatMap((slug) => {
    const [was, is] = [before.health.get(slug), now.get(slug)];
    if (was === is) return [];
    const name = escapeMarkdown(slug);
    if (was === undefined) return [`- ${name} is new (${is})`];
    return [is === undefined ? `- ${name} is gone` : `- ${name} was ${was} and is ${is}`];
  });
  return list(lines, 'None came, went, broke or recovered.');
}

function backendRows(skills: readonly Row[]): Row[] {
  return skills.filter((row) => row.role === 'backend' && row.window_weeks === 13);
}

function moves(all: readonly Move[]): string[] {
  const size = ({ from, to }: Move): number => Math.abs(to - from);
  return all
    .filter((move) => size(move) >= least)
    .sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name, from, to }) => {
      const sign = to > from ? '+' : '-';
      const points = (size({ name, from, to }) * 100).toFixed(1);
      return `- ${escapeMarkdown(name)}: ${percent(from)} to ${percent(to)} (${sign}${points} points)`;
    });
}

function list(lines: readonly string[], otherwise: string): string {
  return lines.length === 0 ? otherwise : lines.join('\n');
}

import { findChanges, openEarlier, openSlice } from '../src/demand/find.ts';
import { everything } from '../src/demand/slice.ts';
import { parseWeek } from '../src/demand/week.ts';
import { percent } from '../src/reports/cell.ts';
import { listReleases } from '../src/reports/release-list.ts';
import type { JobContext } from './run-worker.ts';

/** A skill whose share of backend vacancies rises; shares are from 0 to 1. */
type Rising = { skill: string; name: string; before: number; now: number };

/** Asks for the messages of a published release: that it is there, and which skills have begun to rise. */
export async function announceRelease(context: JobContext, week: string): Promise<void> {
  const { enqueue, config, correlationId } = context;
  const releases = await listReleases(config.exportsDir);
  const files = releases.find((release) => release.week === week)?.files ?? [];
  const text = `gapmap: the release of ${week} is published, ${files.length} files`;
  await enqueue('notify', { event: 'release', body: { text, week, files }, correlationId });
  const rising = await findNewlyRising(context, week);
  if (rising.length === 0) return;
  const body = { text: sayRising(rising), week, skills: rising };
  await enqueue('notify', { event: 'rising', body, correlationId });
}

/** The skills that rise up to a week and did not up to the week before, so that each is told once. */
export async function findNewlyRising(
  { db }: Pick<JobContext, 'db'>,
  week: string,
): Promise<Rising[]> {
  const until = parseWeek(week) ?? 0;
  const before = new Set((await findRising(db, until - 1)).map(({ skill }) => skill));
  return (await findRising(db, until)).filter(({ skill }) => !before.has(skill));
}

async function findRising(db: JobContext['db'], until: number): Promise<Rising[]> {
  const open = await openSlice(db, { ...everything, roles: ['backend'], until }, until);
  if (!open) return [];
  const { changes } = findChanges(open, await openEarlier(db, open));
  return [...changes.values()].flatMap(({ skill, direction, before, now }) => {
    const named = open.names.get(skill);
    return named && direction === 'rising'
      ? [{ skill: named.id, name: named.name, before, now }]
      : [];
  });
}

function sayRising(rising: readonly Rising[]): string {
  const lines = rising.map(
    ({ name, before, now }) => `• ${name}: ${percent(before)} to ${percent(now)}`,
  );
  const heading =
    'gapmap: rising among backend vacancies, 13 weeks against the 13 weeks before them';
  return [heading, ...lines].join('\n');
}

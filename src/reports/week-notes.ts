import type { PanelPeriod } from '../demand/panel.ts';
import { weekName } from '../demand/week.ts';

/** What is to be said of periods: those left out for broken sources, and those that will still grow. */
export function weekNotes(periods: readonly PanelPeriod[]): string[] {
  const masked = periods.filter((period) => period.masked);
  const provisional = periods.filter((period) => period.provisional);
  const found = provisional.flatMap(({ maturity }) => (maturity === null ? [] : [maturity]));
  const least = Math.min(...found);
  const far =
    found.length === 0 ? '' : ` (of the latest about ${Math.round(least * 100)}% are found)`;
  return [
    ...(masked.length > 0
      ? [
          `Left out of changes, since sources that usually bring over a fifth of the vacancies were broken: ${nameWeeks(masked)}.`,
        ]
      : []),
    ...(provisional.length > 0
      ? [`Provisional, since vacancies are still being found${far}: ${nameWeeks(provisional)}.`]
      : []),
  ];
}

/** "2026-W40 to 2026-W43, 2026-W47": neighbours that are a week apart are put together. */
export function nameWeeks(periods: readonly Pick<PanelPeriod, 'week'>[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const { week } of periods) {
    const last = runs.at(-1);
    if (last && last.to + 1 === week) last.to = week;
    else runs.push({ from: week, to: week });
  }
  return runs
    .map(({ from, to }) => (from === to ? weekName(from) : `${weekName(from)} to ${weekName(to)}`))
    .join(', ');
}

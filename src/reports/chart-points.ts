import { leastSample } from '../demand/interval.ts';
import type { PanelPeriod } from '../demand/panel.ts';
import { pointOf, type TrendPeriod } from '../demand/trend.ts';
import { weekStart } from '../demand/week.ts';
import type { ChartPoint } from './chart.ts';

/**
 * Returns one skill's share in each period, for a line: a gap where there are too few vacancies for a share or too
 * many broken sources, nil where nobody asks, provisional where the period still grows. `known` says so of each
 * period by its week.
 */
export function chartPoints(
  periods: readonly TrendPeriod[],
  known: readonly PanelPeriod[],
  number: number,
): ChartPoint[] {
  const byWeek = new Map(known.map((period) => [period.week, period]));
  return periods.map((period) => {
    const { week, vacancies } = period;
    const { masked = false, provisional = false } = byWeek.get(week) ?? {};
    const at = weekStart(week).toISOString();
    if (masked || vacancies < leastSample) return { at, value: null, provisional };
    const { share, interval } = pointOf(period, number) ?? { share: 0, interval: null };
    const { low = null, high = null } = interval ?? {};
    return { at, value: share, low, high, provisional };
  });
}

import { leastSample } from '../demand/interval.ts';
import type { GapReport } from '../gaps/report.ts';
import { type ChartBar, renderBarChart } from './chart.ts';
import type { Html } from './html.ts';

/** The report's charts: what is missing, and where the path leads; none where the sample is too small for shares. */
export async function drawGapCharts(report: GapReport): Promise<Html[]> {
  if (report.sample.vacancies < leastSample) return [];
  const path = pathBars(report);
  const charts = [renderBarChart(missingCaption, missingBars(report))];
  if (path.length > 1) charts.push(renderBarChart(pathCaption, path));
  return Promise.all(charts);
}

const missingCaption = 'Missing: share of vacancies that require it, with 95% intervals';
const pathCaption = 'Vacancies that are a full fit, today and after each step of the path';

function missingBars({ gaps }: GapReport): ChartBar[] {
  const asked = gaps.toSorted((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  return asked.slice(0, 15).map(({ name, share, share_low: low, share_high: high }) => ({
    label: name,
    value: share,
    low,
    high,
  }));
}

function pathBars({ coverage, path }: GapReport): ChartBar[] {
  const { full_fit: value, full_fit_low: low, full_fit_high: high } = coverage;
  const steps = path.map(({ name, full_fit_after }) => ({
    label: `+ ${name}`,
    value: full_fit_after,
    low: null,
    high: null,
  }));
  return [{ label: 'today', value, low, high }, ...steps];
}

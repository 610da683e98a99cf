import type { Db } from '../../src/db/open.ts';
import { findPanel, measureSlice, openEarlier, openSlice } from '../../src/demand/find.ts';
import { parseSlice, type SliceFlags } from '../../src/demand/slice.ts';
import { measureTrend } from '../../src/demand/trend.ts';
import { workMeanwhile } from '../../src/meanwhile.ts';
import { renderCsv } from '../../src/reports/csv.ts';
import { trendsTable } from '../../src/reports/trends.ts';
import { auditSlice } from '../../src/roadmaps/audit-slice.ts';
import { getRoadmap } from '../../src/roadmaps/load.ts';
import { openDictionary } from '../../src/skills/shipped.ts';

type Query = () => Promise<string>;

/** What the commands `demand`, `demand --roadmap` and `trends` do with a database, as of a week. */
export async function demandQueries(
  db: Db,
  thisWeek: number,
): Promise<{ demand: [string, Query][]; audit: Query; trends: Query }> {
  const dictionary = await openDictionary(null);
  const roadmaps = [getRoadmap('birjob-2026')];
  const openFlags = async (flags: SliceFlags) => {
    const open = await openSlice(db, parseSlice(flags), thisWeek);
    if (!open) throw new Error('the market has no vacancies of this slice');
    return open;
  };
  const demandOf = (flags: SliceFlags) => async () => {
    const { sample, skills } = measureSlice(await openFlags(flags));
    return `${sample.vacancies} vacancies, ${skills.length} skills`;
  };
  return {
    demand: [
      ['demand, backend', demandOf({ role: 'backend' })],
      [
        'demand, senior backend in DE',
        demandOf({ role: 'backend', level: 'senior', country: 'DE' }),
      ],
      ['demand, remote devops', demandOf({ role: 'devops', remote: 'remote' })],
    ],
    audit: async () => {
      const open = await openFlags({ role: 'backend' });
      const [audit] = await auditSlice(open, openEarlier(db, open), { dictionary, roadmaps });
      return `${audit?.topics.length} topics, ${audit?.claims.length} claims`;
    },
    trends: async () => {
      const slice = parseSlice({ role: 'backend' });
      const open = await openSlice(
        db,
        { ...slice, since: thisWeek - 51, until: thisWeek },
        thisWeek,
      );
      if (!open) throw new Error('the market has no vacancies of this slice');
      const [panel, periods] = await workMeanwhile(
        findPanel(db, open, { strength: 'asked', asOf: thisWeek }),
        () => measureTrend(open.cells, open.isIn, { strength: 'asked' }),
      );
      const csv = renderCsv(trendsTable(periods, open.names, null, panel));
      return `${Math.round(csv.length / 1e6)} MB`;
    },
  };
}

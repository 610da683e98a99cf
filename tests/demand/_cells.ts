import { buildCell, type Cell, type VacancyFacts } from '../../src/demand/cell.ts';

/** A vacancy with everything unknown but what is told. */
export function vacancy(told: Partial<VacancyFacts> & { vacancy: number }): VacancyFacts {
  return {
    week: 100,
    role: 'backend',
    employer: told.vacancy,
    source: 1,
    level: null,
    country: null,
    remote: null,
    degree: null,
    closedWeek: 0,
    lag: 0,
    postings: 1,
    payMin: null,
    payMax: null,
    currency: null,
    skills: [],
    ...told,
  };
}

/** The cells of vacancies, one a week and role, oldest first. */
export function cellsOf(rows: readonly VacancyFacts[]): Cell[] {
  const byKey = new Map<string, VacancyFacts[]>();
  for (const row of rows) {
    const key = `${row.week} ${row.role}`;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return [...byKey.values()]
    .map((own) => buildCell(own[0]?.week ?? 0, own[0]?.role ?? 'backend', own))
    .sort((a, b) => a.week - b.week);
}

import type { Posting, Salary, SalaryPeriod } from './posting.ts';

const perYearFactor: Readonly<Record<SalaryPeriod, number>> = {
  year: 1,
  month: 12,
  week: 52,
  day: 230,
  hour: 2080,
};

/** Returns the pay: the board's own fields where it has them, else null. */
export function readSalary(given: Salary | null, _text: string): Salary | null {
  return given;
}

/** Returns the bounds per year (52 weeks, 230 days, 2,080 hours), null where the period is unknown. */
export function perYear(salary: Salary | null): Pick<Posting, 'salaryYearMin' | 'salaryYearMax'> {
  const factor = salary?.period ? perYearFactor[salary.period] : null;
  const bound = (amount: number | null | undefined) =>
    factor === null || amount === null || amount === undefined ? null : Math.round(amount * factor);
  return { salaryYearMin: bound(salary?.min), salaryYearMax: bound(salary?.max) };
}

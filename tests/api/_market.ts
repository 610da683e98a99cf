import type { Context } from '../../src/context.ts';
import { rollUp } from '../../workers/rollup.ts';
import { storeTold, type Told } from '../_support/postings.ts';

/** Forty backend vacancies of forty employers: all ask for go, every second for kafka, every fourth java or kotlin. */
export async function storeMarket(context: Context): Promise<void> {
  const told = Array.from(
    { length: 40 },
    (_, i): Told => ({
      externalId: `job-${i}`,
      title: i === 7 ? '<script>alert(1)</script> Engineer' : `Backend Engineer ${i}`,
      company: i === 7 ? '"><img src=x onerror=alert(1)>' : `Company ${i}`,
      employer: `company-${i}`,
      url: i === 7 ? 'javascript:alert(1)' : `https://jobs.example/${i}`,
      country: i % 2 === 0 ? 'DE' : 'PL',
      level: i % 2 === 0 ? 'senior' : 'junior',
      postedAt: new Date('2026-09-02T08:00:00Z'),
      salaryYearMin: 50_000 + i * 100,
      salaryYearMax: 70_000 + i * 100,
      skills: [
        'go',
        ...(i % 2 === 0 ? ['apache-kafka'] : []),
        ...(i % 4 === 0 ? ['java|1', 'kotlin|1'] : []),
      ],
    }),
  );
  await storeTold(context.database, 'greenhouse/kestrel', told);
  await rollUp(context);
}

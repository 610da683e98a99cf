import fc from 'fast-check';
import { expect, test } from 'vitest';
import { perYear, readSalary } from '../../src/postings/salary.ts';

const read = (text: string, country: string | null = null) => {
  const salary = readSalary(null, text, country);
  return salary && [salary.min, salary.max, salary.currency, salary.period, salary.text];
};

test.each([
  ['$120k-$160k', 120_000, 160_000, 'USD', 'year', '$120k-$160k'],
  ['Pay: €60.000 – 75.000', 60_000, 75_000, 'EUR', 'year', '€60.000 – 75.000'],
  ['Day rate £500/day', 500, 500, 'GBP', 'day', '£500/day'],
  [
    '12 000 - 18 000 PLN net/month B2B',
    12_000,
    18_000,
    'PLN',
    'month',
    '12 000 - 18 000 PLN net/month',
  ],
  ['2500-3500 AZN', 2500, 3500, 'AZN', 'month', '2500-3500 AZN'],
  [
    '120,000 to 150,000 USD per year',
    120_000,
    150_000,
    'USD',
    'year',
    '120,000 to 150,000 USD per year',
  ],
  ['salary up to 95k', null, 95_000, null, 'year', 'up to 95k'],
  ['Gehalt: ab 60.000 € pro Jahr', 60_000, null, 'EUR', 'year', 'ab 60.000 € pro Jahr'],
  ['Salary: $120-$130k CAD', 120_000, 130_000, 'CAD', 'year', '$120-$130k CAD'],
  ['pay of $60/hr', 60, 60, 'USD', 'hour', '$60/hr'],
  ['18-25 LPA', 1_800_000, 2_500_000, 'INR', 'year', '18-25 LPA'],
  ['Acme | Oslo | €160.000+ | Deep Learning', 160_000, null, 'EUR', 'year', '€160.000'],
  ['NYC | $160k - $240k USD + bonus', 160_000, 240_000, 'USD', 'year', '$160k - $240k USD'],
])('"%s" is pay', (text, ...expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  'We raised a $30M Series B',
  '401k match',
  'a $5,000 signing bonus',
  '$1,000 learning budget',
  'over $2 billion in transactions',
  'Closed deals of €10k–€200k ARR',
  'founded in 2019-2020, 20 days off',
  'the "I just paid $100k" feeling',
  'customers from 10-5000 employees',
])('"%s" is no pay', (text) => {
  expect(read(text)).toBeNull();
});

test('bare dollars and crowns are those of the country', () => {
  expect(read('$120k-$160k', 'CA')?.[2]).toBe('CAD');
  expect(read('Lønn 700.000 - 800.000 kr', 'NO')?.[2]).toBe('NOK');
});

test("the board's own fields come before the text, and a missing period is inferred", () => {
  const given = { min: 5000, max: 7000, currency: 'eur', period: null, text: '5000-7000' };
  expect(readSalary(given, 'Salary: $120k-$160k', null)).toEqual({
    min: 5000,
    max: 7000,
    currency: 'EUR',
    period: 'month',
    text: '5000-7000',
  });
  expect(readSalary({ ...given, min: 0, max: null, text: '$90k' }, '', null)?.max).toBe(90_000);
});

test('bounds per year follow from the period and are null without one', () => {
  const salary = { min: 50, max: null, currency: 'USD', period: 'hour', text: '$50/hr' } as const;
  expect(perYear(salary)).toEqual({ salaryYearMin: 104_000, salaryYearMax: null });
  expect(perYear({ ...salary, period: null })).toEqual({
    salaryYearMin: null,
    salaryYearMax: null,
  });
});

test('the original string is part of the text and bounds are in order', () => {
  const piece = fc.constantFrom(
    '$',
    '€',
    ' 90',
    '120',
    'k',
    ' - ',
    ',000',
    '.500',
    ' per year',
    ' USD',
    'salary ',
    '\n',
    '/h',
    'up to ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const salary = readSalary(null, text, null);
      if (!salary) return;
      expect(text).toContain(salary.text);
      expect(salary.min ?? 0).toBeLessThanOrEqual(salary.max ?? Number.POSITIVE_INFINITY);
    }),
  );
});

test('a megabyte of digits and signs takes bounded time', () => {
  for (const unit of ['$1', '1 000 ', '9', '$9k-', '1,111.', '€ 5 / ']) {
    const before = process.cpuUsage();
    readSalary(null, unit.repeat(1_000_000 / unit.length), null);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(30_000);
  }
});

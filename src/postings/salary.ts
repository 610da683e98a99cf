import { type Money, readMoney } from './money.ts';
import type { Posting, Salary, SalaryPeriod } from './posting.ts';

const perYearFactor: Readonly<Record<SalaryPeriod, number>> = {
  year: 1,
  month: 12,
  week: 52,
  day: 230,
  hour: 2080,
};
/** What a bare "$", "kr" or "¥" means where the job is. */
const localCurrency: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  USD: { CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', HK: 'HKD', MX: 'MXN' },
  SEK: { NO: 'NOK', DK: 'DKK', IS: 'ISK' },
  JPY: { CN: 'CNY' },
};
/** Least pay of a year in these currencies; smaller sums without a period are paid by the month. */
const leastYear: Readonly<Record<string, number>> = {
  USD: 14_000,
  EUR: 14_000,
  GBP: 14_000,
  CAD: 18_000,
  AUD: 18_000,
  NZD: 18_000,
  SGD: 18_000,
  CHF: 25_000,
  ILS: 60_000,
  BRL: 30_000,
  PLN: 45_000,
  AZN: 9_000,
  RUB: 900_000,
  UAH: 250_000,
  KZT: 4_000_000,
  TRY: 400_000,
  CZK: 250_000,
  HUF: 3_000_000,
  RON: 30_000,
  BGN: 15_000,
  SEK: 150_000,
  NOK: 200_000,
  DKK: 150_000,
  INR: 150_000,
  JPY: 1_500_000,
  CNY: 80_000,
  KRW: 10_000_000,
  ZAR: 100_000,
  GEL: 12_000,
  MXN: 150_000,
};
const monthly: Readonly<Record<SalaryPeriod, readonly [number, number]>> = {
  year: [14_000, 1_500_000],
  month: [400, 60_000],
  week: [200, 20_000],
  day: [60, 5000],
  hour: [7, 700],
};
const PAY =
  /salar|compensation|\bpay\b|pay range|base (?:pay|range)|remuneration|\bote\b|gehalt|vergütung|salaire|rémunération|salario|sueldo|salário|remuneração|wynagrodzen|pensja|stawka|зарплат|оклад|вилка|maaş|ücret|əmək haqqı|\bwage|\brate\b|earn|budget|tjm|lön|lønn|palkka|hourly|per hour|package/iu;
const NOT_PAY =
  /rais(?:ed|ing)|fund|series [a-f]\b|revenue|\brev\b|\barr\b|\bvalu(?:ed|ation)|\bseed\b|investment|investor|\bround\b|capital|bonus|401|stipend|allowance|referral|reimburs|budget of|learning (?:and|&|budget|fund)|worth|transaction|in assets|\baum\b|grant|donat|sav(?:e|ed|ings)\b|prize|million|billion|crore|customers|users|insurance|coverage|voucher|gift|credit|deposit|\bmarket\b(?! rate)|\bsales\b|volume|sign(?:ing|-on)|relocation|equipment|per (?:child|employee)|education|wellness|training|paid out|spend|processed|tuition|visa fee|exceed|profit|turnover|kickback|\btip\b|charity|vacation|days off/iu;
/** "+ bonus" after an amount is beside the pay, not instead of it. */
const BESIDE = /^\s*(?:\+|plus|and|,|&|\||\()/iu;
/** Cheap test for digits that may be money: a sign, a thousands "k" or a code close by. */
const MONEY_SIGN =
  /[$£€¥\u20a0-\u20cf]|\d ?[kK]|[A-Z]{3}|zł|zl|kr|eur|usd|руб|грн|тыс|tys|manat|lakh|lpa|lei|reais|dollar/;
const UP_TO =
  /(?:up to|bis zu|jusqu['’]à|hasta|até|do|до|maximum|max\.?|fino a|-?a qədər)\s*(?:[$€£₼₽₹]|\p{L}{3}\s)?\s*$/iu;
const STARTING =
  /(?:from|starting at|start at|ab|mindestens|minimum|min\.?|at least|od|от|dès|desde|a partir de|à partir de|>|over)\s*(?:[$€£₼₽₹]|\p{L}{3}\s)?\s*$/iu;

/**
 * Returns the pay as stated: the board's own fields first (a missing currency or period is inferred),
 * then the best statement in the text; null where neither states any. Funding, bonuses, benefits and
 * 401(k) are no pay. `country` tells dollars and crowns apart.
 */
export function readSalary(
  given: Salary | null,
  text: string,
  country: string | null,
): Salary | null {
  if (given && ((given.min ?? 0) > 0 || (given.max ?? 0) > 0)) return complete(given);
  const fromField = given?.text ? findSalary(given.text, country, true) : null;
  return fromField ?? findSalary(text, country, false);
}

/** Returns the bounds per year (52 weeks, 230 days, 2,080 hours), null where the period is unknown. */
export function perYear(salary: Salary | null): Pick<Posting, 'salaryYearMin' | 'salaryYearMax'> {
  const factor = salary?.period ? perYearFactor[salary.period] : null;
  const bound = (amount: number | null | undefined) =>
    factor === null || amount === null || amount === undefined ? null : Math.round(amount * factor);
  return { salaryYearMin: bound(salary?.min), salaryYearMax: bound(salary?.max) };
}

function complete(given: Salary): Salary {
  const positive = (amount: number | null) => (amount !== null && amount > 0 ? amount : null);
  const [min, max] = [positive(given.min), positive(given.max)];
  const currency = given.currency?.trim().toUpperCase() || null;
  const period = given.period ?? inferPeriod(min ?? max ?? 0, currency);
  return { min, max, currency, period, text: given.text };
}

function findSalary(text: string, country: string | null, isField: boolean): Salary | null {
  let best: Salary | null = null;
  let bestScore = 0;
  for (let i = findDigit(text, 0); i >= 0; i = findDigit(text, i + 1)) {
    const isCandidate =
      startsNumber(text, i) && MONEY_SIGN.test(text.slice(Math.max(0, i - 5), i + 30));
    const money = isCandidate ? readMoney(text, i) : null;
    const score = money ? scoreOf(text, money, isField) : 0;
    if (money && score > bestScore) [best, bestScore] = [asSalary(text, money, country), score];
    i = Math.max(endOfDigits(text, i), money && score > 0 ? money.end - 1 : 0);
  }
  return best;
}

function startsNumber(text: string, at: number): boolean {
  return (
    at === 0 ||
    !/[\d.,#_\p{L}-]/u.test(text[at - 1] ?? '') ||
    /[R-Zr-z£€$lL]/u.test(text[at - 1] ?? '')
  );
}

/** How surely the money is the job's pay; 0 for what is not. */
function scoreOf(text: string, money: Money, isField: boolean): number {
  const value = money.max ?? money.min ?? 0;
  if (value === 401_000 || value === 401) return 0;
  const before = text.slice(Math.max(0, money.start - 70), money.start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const after = text.slice(money.end, money.end + 30).split('\n')[0] ?? '';
  const saysPay = isField || PAY.test(line) || PAY.test(after.slice(0, 16));
  if (
    !isField &&
    (NOT_PAY.test(line.slice(-36)) || (!BESIDE.test(after) && NOT_PAY.test(after.slice(0, 22))))
  )
    return 0;
  if (
    money.currency === null &&
    !(money.thousands && (saysPay || money.min !== money.max || UP_TO.test(before)))
  )
    return 0;
  const period = money.period ?? inferPeriod(money.min ?? value, money.currency);
  if (period === null || !isPlausible(value, period, money.currency)) return 0;
  const isBound = UP_TO.test(line) || STARTING.test(line) || /^\s?\+/.test(after);
  const isSingle = money.min === money.max;
  if (!saysPay && isSingle && !isBound && !isHeadline(text, money)) return 0;
  return (
    1 +
    (saysPay ? 3 : 0) +
    (money.min === money.max ? 0 : 2) +
    (money.period ? 1 : 0) +
    (money.currency ? 1 : 0)
  );
}

/** Whether the money stands in a first line of parts ("Acme | Berlin | €70k"). */
function isHeadline(text: string, money: Money): boolean {
  if (money.start > 300) return false;
  const end = text.indexOf('\n');
  return (end < 0 || money.start < end) && text.slice(0, 300).includes('|');
}

function inferPeriod(amount: number, currency: string | null): SalaryPeriod | null {
  const least = leastYear[currency ?? 'USD'] ?? 14_000;
  if (amount >= least) return 'year';
  return amount >= least / 40 ? 'month' : null;
}

/** Bounds are stated for currencies of the dollar's size and stretched for the others. */
function isPlausible(amount: number, period: SalaryPeriod, currency: string | null): boolean {
  const scale = (leastYear[currency ?? 'USD'] ?? 14_000) / 14_000;
  const [least, most] = monthly[period];
  return amount >= least * Math.min(1, scale) * 0.9 && amount <= most * Math.max(1, scale * 1.5);
}

function asSalary(text: string, money: Money, country: string | null): Salary {
  const lead = text.slice(Math.max(0, money.start - 24), money.start);
  const isSingle = money.min === money.max;
  const upTo = isSingle && UP_TO.test(lead);
  const starting =
    isSingle &&
    !upTo &&
    (STARTING.test(lead) || /^\s?\+/.test(text.slice(money.end, money.end + 2)));
  const currency = money.currency;
  const shown = upTo || starting ? leadWords(lead) : 0;
  return {
    min: upTo ? null : money.min,
    max: starting ? null : money.max,
    currency: currency === null ? null : (localCurrency[currency]?.[country ?? ''] ?? currency),
    period: money.period ?? inferPeriod(money.min ?? 0, currency),
    text: text.slice(money.start - shown, money.end).trim(),
  };
}

function leadWords(lead: string): number {
  return (UP_TO.exec(lead) ?? STARTING.exec(lead))?.[0].length ?? 0;
}

const digit = /[0-9]/g;

/** A pattern looks for the next digit faster than a loop over the letters. */
function findDigit(text: string, from: number): number {
  digit.lastIndex = from;
  return digit.test(text) ? digit.lastIndex - 1 : -1;
}

function endOfDigits(text: string, at: number): number {
  let end = at;
  while (end + 1 < text.length && /\d/.test(text[end + 1] ?? '')) end++;
  return end;
}

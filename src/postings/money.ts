import type { SalaryPeriod } from './posting.ts';

/** An amount or a range of money as written; a bound that is not stated is null. */
export type Money = {
  min: number | null;
  max: number | null;
  currency: string | null;
  period: SalaryPeriod | null;
  /** Offsets into the text, the currency, "up to" and the period included. */
  start: number;
  end: number;
  /** Whether it is written in thousands ("90k"). */
  thousands: boolean;
};

const currencies: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  dollars: 'USD',
  dollar: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pounds: 'GBP',
  c$: 'CAD',
  ca$: 'CAD',
  cad: 'CAD',
  cad$: 'CAD',
  cdn: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  aud: 'AUD',
  aud$: 'AUD',
  nz$: 'NZD',
  nzd: 'NZD',
  s$: 'SGD',
  sgd: 'SGD',
  hk$: 'HKD',
  hkd: 'HKD',
  r$: 'BRL',
  brl: 'BRL',
  reais: 'BRL',
  mxn: 'MXN',
  pln: 'PLN',
  zł: 'PLN',
  zl: 'PLN',
  chf: 'CHF',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  kr: 'SEK',
  czk: 'CZK',
  kč: 'CZK',
  huf: 'HUF',
  ft: 'HUF',
  ron: 'RON',
  lei: 'RON',
  bgn: 'BGN',
  '₼': 'AZN',
  azn: 'AZN',
  manat: 'AZN',
  '₽': 'RUB',
  rub: 'RUB',
  руб: 'RUB',
  рублей: 'RUB',
  'р.': 'RUB',
  '₴': 'UAH',
  uah: 'UAH',
  грн: 'UAH',
  '₸': 'KZT',
  kzt: 'KZT',
  тенге: 'KZT',
  gel: 'GEL',
  '₾': 'GEL',
  try: 'TRY',
  tl: 'TRY',
  '₺': 'TRY',
  '₹': 'INR',
  inr: 'INR',
  'rs.': 'INR',
  rs: 'INR',
  '¥': 'JPY',
  jpy: 'JPY',
  yen: 'JPY',
  cny: 'CNY',
  rmb: 'CNY',
  '₩': 'KRW',
  krw: 'KRW',
  '₪': 'ILS',
  ils: 'ILS',
  nis: 'ILS',
  aed: 'AED',
  sar: 'SAR',
  qar: 'QAR',
  zar: 'ZAR',
  ngn: 'NGN',
  kes: 'KES',
  egp: 'EGP',
  php: 'PHP',
  '₱': 'PHP',
  idr: 'IDR',
  rp: 'IDR',
  myr: 'MYR',
  rm: 'MYR',
  thb: 'THB',
  vnd: 'VND',
  usdt: 'USD',
  uzs: 'UZS',
  byn: 'BYN',
};
const codes = Object.keys(currencies)
  .sort((a, b) => b.length - a.length)
  .map((code) => code.replace(/[$.]/g, '\\$&'))
  .join('|');
const AMOUNT = String.raw`(\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3}){1,3}(?!\d)|\d{1,2},\d{2},\d{3}|\d{1,9})((?:[.,]\d{1,2})?(?!\d))`;
const SCALE = String.raw`\s?(k|K|тыс\.?|tys\.?|lpa|LPA|lakhs?|mio|mil|M|MM|B|bn|mn|m|million|billion|millions|billions|Mio\.?|Mrd\.?|Millionen|млн|mln|milyon|milliard)?(?![\p{L}\d])`;
const SIGN = `(?:${codes})`;
const BEFORE = new RegExp(String.raw`(?:^|[^\p{L}])(${SIGN})\s?$`, 'iu');
const RANGE = new RegExp(
  String.raw`^${AMOUNT}${SCALE}\s?(${SIGN}(?![\p{L}]))?(?:\s?/?\s?(?:yr|year|mo|month|hr|hour))?\s?(?:-|–|—|−|~|\bto\b|\bbis\b|\bdo\b|до|\bà\b|\ba\b|\band\b|\bи\b|\bund\b|\bpână la\b)\s?(?:up to |£|\$)?(${SIGN})?\s?${AMOUNT}${SCALE}`,
  'iu',
);
const SINGLE = new RegExp(`^${AMOUNT}${SCALE}`, 'iu');
const AFTER = new RegExp(String.raw`^\s?\+?\s?(${SIGN})(?!\p{L})`, 'iu');
const PERIODS: readonly (readonly [SalaryPeriod, RegExp])[] = [
  [
    'year',
    /^(?:\s?\/|\s?-)?\s?(?:p\.?\s?a\b\.?|per annum|annum|per year|a year|\/?\s?year(?:ly)?|yr\b|y\b(?=$|[^\p{L}])|annual(?:ly)?|pro jahr|im jahr|jährlich|jahr\b|par an|\/ ?an\b|brut annuel|annuel|al año|anual|rocznie|в год|yearly|\/?\s?jaar|illik)/iu,
  ],
  [
    'month',
    /^(?:\s?\/|\s?-)?\s?(?:per month|a month|\/?\s?month(?:ly)?|mo\b|mth\b|p\.?m\b|pro monat|monat(?:lich)?|im monat|par mois|mois\b|mensuel|al mes|mensual(?:es)?|por mês|mês\b|miesięcznie|mies\b|mies\.|miesiąc|в месяц|\/ ?мес|мес\b|aylıq|ay\b|aylik|\/ ?maand|per maand|brutto\/mies)/iu,
  ],
  ['week', /^(?:\s?\/|\s?-)?\s?(?:per week|a week|week(?:ly)?|wk\b|pro woche)/iu],
  [
    'day',
    /^(?:\s?\/|\s?-)?\s?(?:per day|a day|day\b|daily|pd\b|per diem|pro tag|tag\b|par jour|jour\b|tjm|dzień|dziennie|в день|p\/d)/iu,
  ],
  [
    'hour',
    /^(?:\s?\/|\s?-)?\s?(?:per hour|an hour|hour(?:ly)?|hr\b|h\b|pro stunde|stunde\b|std\b|de l'heure|heure\b|godz|la hora|hora\b|в час|saat)/iu,
  ],
];
const FILLER =
  /^(?:\s|\+|,|\.|\(|\)|net(?:to)?\b|gross\b|brut(?:to)?\b|base\b|salary\b|ote\b|b2b\b|vat\b|\bin\b|usd\b|cad\b|range\b|plus\b|depending\b|on experience\b|doe\b|equity\b|is\b|of\b|euros?\b|pay\b)/iu;

/** Returns the money that begins with the digits at `at`, null for a number that is not money. */
export function readMoney(text: string, at: number): Money | null {
  const window = text.slice(at, at + 90);
  const range = RANGE.exec(window);
  const found = range ?? SINGLE.exec(window);
  if (!found) return null;
  const lead = text.slice(Math.max(0, at - 12), at);
  const before = BEFORE.exec(lead);
  let length = found[0].length;
  const after = AFTER.exec(window.slice(length));
  if (after) length += after[0].length;
  const sign = range ? (found[4] ?? found[5] ?? before?.[1]) : before?.[1];
  const currency = preferSpecific(sign, after?.[1]);
  const scales = range ? [found[3], found[8]] : [found[3]];
  const amounts = range
    ? [amountOf(found[1], found[2]), amountOf(found[6], found[7])]
    : [amountOf(found[1], found[2])];
  const scaled = applyScales(amounts, scales);
  if (!scaled) return null;
  const period = periodAfter(text, at + length);
  const lakhs = /lpa|lakh/i.test(scales.join(' '));
  return {
    min: scaled[0] ?? null,
    max: scaled.at(-1) ?? null,
    currency: lakhs ? 'INR' : currency,
    period: lakhs ? 'year' : (period?.period ?? null),
    start: at - (before ? before[0].replace(/^[^\p{L}$€£₼₽₴₸₾₺₹¥₩₪₱]/u, '').length : 0),
    end: period?.end ?? at + length,
    thousands: scales.some((scale) => /^(?:k|тыс|tys)/i.test(scale ?? '')),
  };
}

/** "$120,000 CAD": the code after the amount says more than the sign before it. */
function preferSpecific(before: string | undefined, after: string | undefined): string | null {
  const [first, second] = [before, after].map(
    (sign) => currencies[(sign ?? '').toLowerCase()] ?? null,
  );
  if (before === '$' && second) return second;
  return first ?? second ?? null;
}

function amountOf(whole: string | undefined, fraction: string | undefined): number {
  const digits = (whole ?? '').replace(/\D/g, '');
  return Number(`${digits}.${(fraction ?? '').replace(/\D/g, '') || '0'}`);
}

/** Multiplies by the scales, null where they are millions; "120-160k" means 120k. */
function applyScales(
  amounts: readonly number[],
  scales: readonly (string | undefined)[],
): number[] | null {
  const factors = scales.map(factorOf);
  if (factors.includes(0)) return null;
  const shared = Math.max(...factors);
  const scaled = amounts.map((amount, i) => {
    const own = factors[i] ?? 1;
    return amount * (own === 1 && amount < 1000 ? shared : own);
  });
  return scaled.length === 2 && (scaled[0] ?? 0) > (scaled[1] ?? 0) ? null : scaled;
}

function factorOf(scale: string | undefined): number {
  if (scale === undefined) return 1;
  if (/^(?:k|тыс|tys)/i.test(scale)) return 1000;
  return /^(?:lpa|lakh)/i.test(scale) ? 100_000 : 0;
}

function periodAfter(text: string, from: number): { period: SalaryPeriod; end: number } | null {
  let at = from;
  for (let step = 0; step < 8; step++) {
    const rest = text.slice(at, at + 24);
    for (const [period, pattern] of PERIODS) {
      const found = pattern.exec(rest);
      if (found) return { period, end: at + found[0].length };
    }
    const filler = FILLER.exec(rest);
    if (!filler) return null;
    at += filler[0].length;
  }
  return null;
}

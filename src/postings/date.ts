const months = monthIndex([
  'jan january januar janvier enero janeiro gennaio styczen stycznia январь января янв ocak yanvar januari',
  'feb february februar fevrier febrero fevereiro febbraio luty lutego февраль февраля фев subat fevral februari',
  'mar march marz maerz mars marzo marco marzec marca март марта мар mart maart',
  'apr april avril abril aprile kwiecien kwietnia апрель апреля апр nisan aprel',
  'may mai mayo maio maggio maj maja май мая mayis mei',
  'jun june juni juin junio junho giugno czerwiec czerwca июнь июня июн haziran iyun',
  'jul july juli juillet julio julho luglio lipiec lipca июль июля июл temmuz iyul',
  'aug august aout agosto sierpien sierpnia август августа авг agustos avqust augusti augustus',
  'sep sept september septembre septiembre setembro settembre wrzesien wrzesnia сентябрь сентября сен eylul sentyabr',
  'oct okt october oktober octobre octubre outubro ottobre pazdziernik pazdziernika октябрь октября окт ekim oktyabr',
  'nov november novembre noviembre novembro listopad listopada ноябрь ноября ноя kasim noyabr',
  'dec dez december dezember decembre diciembre dezembro dicembre grudzien grudnia декабрь декабря дек aralik dekabr',
]);
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  bst: 60,
  eet: 120,
  eest: 180,
  msk: 180,
};
const TIME = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:](\d{1,9}))?)?)?`;
const ZONE = String.raw`\s*(Z|[A-Za-z]{2,4})?\s*([+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\s*\([^()]*\))?`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${TIME}${ZONE}$`, 'u');
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})[./-](\d{1,2})[./-](\d{4})${TIME}${ZONE}$`, 'u');
const NAMED = new RegExp(
  String.raw`^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(\p{L}{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4})${TIME}${ZONE}$`,
  'u',
);
const MONTH_FIRST = new RegExp(
  String.raw`^(?:\p{L}{2,9},?\s+)?(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}${ZONE}$`,
  'u',
);
const DAY_MS = 86_400_000;

/**
 * Returns the moment as ISO 8601 in UTC, null for what is no date: ISO (no zone means UTC), RFC 822,
 * epoch seconds, milliseconds or microseconds, "12 August 2026" in ten languages, dd.mm.yyyy (also with
 * slashes: the day comes first unless it cannot), and with `now` "2 days ago", "yesterday", "3w".
 */
export function parseDate(value: string | number | null | undefined, now?: Date): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value).trim().slice(0, 80);
  if (/^\d{8,16}$/.test(text)) return fromNumber(text);
  const time =
    fromIso(text) ?? fromDayFirst(text) ?? fromNames(text) ?? (now ? fromAge(text, now) : null);
  return time === null ? null : toIso(time);
}

function toIso(time: number): string | null {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return year >= 1990 && year <= 2100 ? date.toISOString() : null;
}

function fromNumber(digits: string): string | null {
  if (digits.length === 8) {
    const time = moment([digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)], []);
    return time === null ? null : toIso(time);
  }
  const number = Number(digits);
  if (digits.length <= 10) return toIso(number * 1000);
  return toIso(digits.length <= 13 ? number : number / 1000);
}

function fromIso(text: string): number | null {
  const found = ISO.exec(text);
  return found ? moment([found[1], found[2], found[3]], found.slice(4)) : null;
}

function fromDayFirst(text: string): number | null {
  const found = DAY_FIRST.exec(text);
  if (!found) return null;
  const monthFirst = Number(found[2]) > 12;
  const [day, month] = monthFirst ? [found[2], found[1]] : [found[1], found[2]];
  return moment([found[3], month, day], found.slice(4));
}

function fromNames(text: string): number | null {
  const folded = withoutMarks(text);
  const named = NAMED.exec(folded);
  if (named) return moment([named[3], monthNumber(named[2]), named[1]], named.slice(4));
  const found = MONTH_FIRST.exec(folded);
  return found ? moment([found[3], monthNumber(found[1]), found[2]], found.slice(4)) : null;
}

type Parts = readonly (string | undefined)[];

/** Milliseconds of year, month, day and of `clock`: hours, minutes, seconds, fraction, zone, offset. */
function moment([year, month, day]: Parts, clock: Parts): number | null {
  const [hours, minutes, seconds, fraction, zone, offset] = clock;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const midnight = Date.UTC(y, m - 1, d);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  const [h, min, s] = [Number(hours ?? 0), Number(minutes ?? 0), Number(seconds ?? 0)];
  const zoneMinutes = minutesOf(zone, offset);
  if (h > 24 || min > 59 || s > 60 || zoneMinutes === null) return null;
  const ms = Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  return midnight + ((h * 60 + min - zoneMinutes) * 60 + s) * 1000 + ms;
}

function minutesOf(zone: string | undefined, offset: string | undefined): number | null {
  const named = zone === undefined ? 0 : zones[zone.toLowerCase()];
  if (named === undefined) return null;
  if (offset === undefined) return named;
  const digits = offset.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3) || 0);
  return digits.startsWith('-') ? -minutes : minutes;
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:s\b|sec|second|sekunde|seconde|segundo|секунд|saniye)/u, 1000],
  [/^(?:mo|month|monat|mois|mes|miesi|месяц|ay\b|ay )/u, 30 * DAY_MS],
  [/^(?:m\b|min|minut|минут|deqiqe|dakika)/u, 60_000],
  [/^(?:h\b|hr|hour|stunde|heure|hora|godzin|час|saat)/u, 3_600_000],
  [/^(?:d\b|day|tag|jour|dia|dni|dzie|день|дня|дней|gun)/u, DAY_MS],
  [/^(?:w\b|week|woche|semaine|semana|tydz|tygod|недел|hefte|hafta)/u, 7 * DAY_MS],
  [/^(?:y\b|yr|year|jahr|an\b|ans\b|ano|rok|год|лет|il\b|yil)/u, 365 * DAY_MS],
];

function fromAge(text: string, now: Date): number | null {
  const words = withoutMarks(text.toLowerCase()).replaceAll('ı', 'i').replaceAll('ə', 'e');
  if (
    /\b(?:today|just now|just posted|heute|aujourd|hoy|hoje|dzis|bugun|bu gun)|сегодня/u.test(words)
  )
    return now.getTime();
  if (/\b(?:yesterday|gestern|hier|ayer|ontem|wczoraj|dun|dunen)\b|вчера/u.test(words))
    return now.getTime() - DAY_MS;
  const found = /(\d{1,3}|\ban?\b|\bone\b)\s*\+?\s*(\p{L}+)/u.exec(words);
  if (!found) return null;
  const isAge = /ago|vor |il y a|hace|ha |temu|назад|evvel|once|posted|^\d+\s*\p{L}{1,2}$/u.test(
    words,
  );
  const unit = units.find(([name]) => name.test(found[2] ?? ''))?.[1];
  if (!isAge || unit === undefined) return null;
  return now.getTime() - (Number(found[1]) || 1) * unit;
}

/** Diacritics off Latin letters; "й" stays a letter of its own. */
function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<![иИ])\u0306|[\u0300-\u0305\u0307-\u036f]/g, '')
    .normalize('NFC');
}

function monthNumber(name: string | undefined): string | undefined {
  const month = months.get((name ?? '').toLowerCase());
  return month === undefined ? undefined : String(month);
}

function monthIndex(rows: readonly string[]): Map<string, number> {
  return new Map(
    rows.flatMap((row, i) => row.split(' ').map((name): [string, number] => [name, i + 1])),
  );
}

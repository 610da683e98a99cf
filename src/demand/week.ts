const day = 86_400_000;
/** 1970-01-05, a Monday: week 0. */
const firstMonday = 4 * day;

/** The ISO week of an instant (UTC) as a count of weeks since the one of 1970-01-05. */
export function weekOf(at: Date): number {
  return Math.floor((at.getTime() - firstMonday) / (7 * day));
}

/** Monday 00:00 UTC of a week. */
export function weekStart(week: number): Date {
  return new Date(firstMonday + week * 7 * day);
}

/** The ISO 8601 name of a week, "2026-W47". */
export function weekName(week: number): string {
  // A week belongs to the year of its Thursday.
  const thursday = new Date(firstMonday + week * 7 * day + 3 * day);
  const year = thursday.getUTCFullYear();
  const number = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day));
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The week that "2026-W47" names, or that holds the day "2026-11-16"; null for anything else. */
export function parseWeek(text: string): number | null {
  const named = /^(\d{4})-W(\d{2})$/.exec(text);
  if (named) {
    const firstThursday = weekOf(new Date(Date.UTC(Number(named[1]), 0, 4)));
    const week = firstThursday + Number(named[2]) - 1;
    return weekName(week) === text ? week : null;
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text
    ? null
    : weekOf(new Date(time));
}

/** The calendar month of a week's Thursday, "2026-11": the month that holds most of the week. */
export function monthOfWeek(week: number): string {
  return new Date(firstMonday + week * 7 * day + 3 * day).toISOString().slice(0, 7);
}

/** The first week of the month that a week is in, as `monthOfWeek` tells months. */
export function monthStart(week: number): number {
  let start = week;
  while (monthOfWeek(start - 1) === monthOfWeek(week)) start -= 1;
  return start;
}

/**
 * The instant that a board's date says, as ISO 8601 in UTC: a string with a date, seconds or milliseconds
 * since 1970. Null when there is none or it is unreadable; a date without a time is its midnight in UTC.
 */
export function isoDate(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  const instant = new Date(typeof value === 'number' && value < 1e11 ? value * 1000 : value);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

import { leastSample } from '../demand/interval.ts';

/** "1 vacancy", "1,200 vacancies". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** A skill's share of a sample of this size, or "3 of 12" where the sample is too small for one. */
export function shareText(
  skill: { readonly share: number; readonly vacancies: number },
  of: number,
): number | string {
  return of < leastSample ? `${skill.vacancies} of ${of}` : skill.share;
}

/** How much of a line is quoted. */
const quoted = 110;

/** A long line cut to what stands around a name, or to its beginning where it writes the name in another way. */
export function excerpt(line: string, name: string): string {
  if (line.length <= quoted) return line;
  const at = Math.max(0, line.toLowerCase().indexOf(name.toLowerCase()));
  const from = Math.max(0, Math.min(at - quoted / 2, line.length - quoted));
  const cut = line.slice(from, from + quoted).trim();
  return `${from > 0 ? '… ' : ''}${cut}${from + quoted < line.length ? ' …' : ''}`;
}

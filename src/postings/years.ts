/** Years of experience that a text asks for, in the languages that boards use. */

const UNIT =
  /^(?:years?|yrs?|yoe|y\.?o\.?e|ans?\b|annees|années|jahren?|jahre|jaar|años?|anos?\b|anni|lata?\b|rok[ui]?|let\b|roky|лет|год|рок|yıl|yil|il\b|ildən|år\b|vuot|év|년|年)/u;
const EXPERIENCE =
  /experien|expérien|experiên|exper\b|yoe|erfahrung|ervaring|esperienza|doświadcz|zkušenost|skúsenost|erfarenhet|erfaring|kokemus|опыт|досвід|deneyim|tecrübe|təcrübə|staj|경력|경험|経験|经验/u;
const LEAST =
  /(?:minimum|minimal|min\.?|at least|least|mindestens|wenigstens|mind\.|au moins|mínimo|mínima|pelo menos|al menos|almeno|minst|minimaal|co najmniej|przynajmniej|minimum of|en az|ən az|ən azı|не менее|от|від|over|more than|ideally|have|with|requires?|plus de|más de|mais de|über|ponad|\+)[ :(]*(?:of |a |an |von |de )?$/u;
const HISTORY =
  /\b(?:ago|old|past|last|next|every|after|founded|anniversary|vesting|in business|celebrat\w*|first|previous|each|of growth|of innovation|of history|history|track record of (?:over|more)|plan|warranty|contract|service|tenure|employment)\b/u;
const OURS =
  /\b(?:we|we've|we’ve|our|company|has|client|firm|inc|team|notre|nos|unsere?|nuestr[oa])\b(?!(?: |['’]re )(?:ask|require|expect|need|are (?:looking|seeking|hiring)|look|seek|want|hir))[^.;:\n]{0,40}$/u;
/** "In the absence of a degree, a minimum of 8 years": what stands in for a degree. */
const INSTEAD =
  /\b(?:in lieu of|in place of|instead of|in the absence of|(?:not|without) (?:have |hold |possess )?(?:an? )?(?:bachelor|degree|diploma)|equates? to)\b[^.\n]{0,160}$/u;
const SPELLED: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const MOST = 20;

/** One statement: at least `min` years (the lower bound of a range), its place in the text. */
export type YearsAsked = { min: number; start: number; end: number };

/**
 * Returns the least years of experience asked for overall, null when the text states none: the largest
 * of its statements, where "PhD with 2 or MS with 5 years" is one statement of 2.
 */
export function readYears(text: string): number | null {
  const asked = findYears(text);
  let most: number | null = null;
  for (let i = 0; i < asked.length; i++) {
    let least = asked[i]?.min ?? 0;
    while (i + 1 < asked.length && areAlternatives(text, asked[i], asked[i + 1])) {
      i++;
      least = Math.min(least, asked[i]?.min ?? least);
    }
    most = Math.max(most ?? 0, least);
  }
  return most;
}

/** Returns every statement of years of experience in order; company history and benefits are left out. */
export function findYears(text: string): YearsAsked[] {
  const found: YearsAsked[] = [];
  for (let at = 0; ; ) {
    CANDIDATE.lastIndex = at;
    const candidate = CANDIDATE.exec(text);
    if (!candidate) break;
    const statement = readStatement(text, candidate.index);
    if (statement) found.push(statement);
    at = statement ? statement.end + 1 : CANDIDATE.lastIndex;
  }
  const spelled = spelledYears(text);
  if (spelled.length === 0) return found;
  return found.concat(spelled).sort((a, b) => a.start - b.start);
}

/**
 * A number of one or two digits, with a character behind it that a unit, or what may stand before one, can begin
 * with: "2k", "24/7" and "50%" go on otherwise.
 */
const CANDIDATE =
  /(?<![\d.,$€£₼%#/])\d{1,2}(?=[\s.,)+\-a-fijlnoprstvyA-FIJLNOPRSTVY\u0080-\uffff])/g;

const NUMBER =
  /^(\d{1,2})(?:[.,]5)?\)?\s?(?:\+|plus\b|or more\b)?\s*(?:(?:-|–|—|‑|to|bis|à|a|do|до|or|y)\s*(\d{1,2})\s?\+?\s*)?(?:or more |plus |\+|full |solid |complete |nəfər |годa?-)?[\s-]*/u;

function readStatement(text: string, start: number): YearsAsked | null {
  const window = text.slice(start, start + 40).toLowerCase();
  const number = NUMBER.exec(window);
  if (!number) return null;
  const unit = UNIT.exec(window.slice(number[0].length));
  const min = Number(number[1]);
  if (!unit || min > MOST) return null;
  const end = start + number[0].length + unit[0].length;
  const isOpen = number[0].includes('+') || number[2] !== undefined;
  if (!isAsked(text, start, end, isOpen)) return null;
  return { min: upTo(text, start) ? 0 : min, start, end };
}

function isAsked(text: string, start: number, end: number, isOpen: boolean): boolean {
  const before = text.slice(Math.max(0, start - 60), start).toLowerCase();
  const after = text.slice(end, end + 90).toLowerCase();
  const near = after.slice(0, 25).split(/[.\n]/u)[0] ?? '';
  if (HISTORY.test(before.slice(-22)) || HISTORY.test(near)) return false;
  if (INSTEAD.test(text.slice(Math.max(0, start - 300), start).toLowerCase())) return false;
  if (OURS.test(before) && !/you|candidate/u.test(before)) return false;
  const around = before.slice(-40) + text.slice(start, end).toLowerCase() + after;
  return isOpen || LEAST.test(before) || EXPERIENCE.test(around);
}

function spelledYears(text: string): YearsAsked[] {
  const found: YearsAsked[] = [];
  // A search for the space first would stop at each of them.
  for (let to = text.indexOf('years', 1); to >= 0; to = text.indexOf('years', to + 5)) {
    const at = to - 1;
    if (text.charCodeAt(at) !== 0x20) continue;
    const word = /([a-z]+)(?: or more| plus|\+)?$/iu.exec(text.slice(Math.max(0, at - 16), at));
    const min = SPELLED[word?.[1]?.toLowerCase() ?? ''];
    const start = at - (word?.[0].length ?? 0);
    if (min !== undefined && isAsked(text, start, at + 6, false))
      found.push({ min, start, end: at + 6 });
  }
  return found;
}

function upTo(text: string, start: number): boolean {
  return /(?:up to|bis zu|maximum|jusqu'à|hasta|até|do|до) ?$/iu.test(
    text.slice(Math.max(0, start - 12), start),
  );
}

function areAlternatives(
  text: string,
  a: YearsAsked | undefined,
  b: YearsAsked | undefined,
): boolean {
  if (!a || !b || b.start - a.end > 120) return false;
  const between = text.slice(a.end, b.start);
  const parts = /\b(?:or|oder|ou|o|или|lub|və ya)\b[^,.;]{0,40}$/iu.test(between);
  return parts && !/including|at least|of which|with a focus|focus(?:ed)? on/iu.test(between);
}

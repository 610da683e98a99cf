import type { Posting } from './posting.ts';

type Degree = NonNullable<Posting['degree']>;

const patterns: readonly (readonly [Degree, RegExp])[] = [
  [
    'bachelor',
    /\bbachelor|\bb\.?s\.?c\b|\bb\.?s\.?\b(?=[ /,]|$)|\bba\/bs|\bbs\/ms|\bb\.?tech\b|\bb\.e\.|undergraduate degree|university degree|college degree|hochschulabschluss|abgeschlossenes studium|licence|licenciatura|lisans|бакалавр|высшее|ali təhsil|wykształcenie wyższe|b\.?a\.? degree/u,
  ],
  [
    'master',
    /\bmaster(?:'s|’s|s)? (?:degree|of|in|or)|\bmaster['’]s|\bm\.?s\.?c\b|\bm\.?tech\b|\bm\.?s\.? ?(?:\/|or) ?ph\.?d|ph\.?d\.? ?(?:\/|or) ?(?:an? )?m\.?s\b|bac ?\+ ?5|ingénieur diplômé|yüksek lisans|магистр|magistr/u,
  ],
  ['doctorate', /\bph\.?\s?d\b|\bdoctora|\bpromotion in|doktora|кандидат наук/u],
];
/** A degree without a name is the first one ("degree in Computer Science"); "degree of freedom" is none. */
const UNNAMED =
  /degree (?:in|or equivalent|required|preferred|from|level)|(?:university|college|technical|relevant|related|science|engineering|undergraduate|academic|higher|postsecondary|post-secondary|quantitative|year) degree|hochschul|studium der|studium im/u;
const NONE =
  /no (?:college |university |formal |specific |particular |special )?degree|degree (?:is )?not (?:required|necessary)|without a degree|regardless of (?:your )?degree/u;
const SEARCHED =
  /degree|bachelor|master|ph\.?d|b\.?sc|m\.?sc|\bbs\b|b\.?tech|diplom|studium|abschluss|licen[cs]|lisans|doktor|doctor|бакалавр|магистр|высшее|təhsil|wykształcenie|bac ?\+/giu;

/**
 * Returns the least degree that the text asks for ("Bachelor's or Master's" → bachelor), `none` where
 * it says that none is needed, null where it names no degree.
 */
export function readDegree(text: string): Posting['degree'] {
  let least: Degree | null = null;
  for (const { index } of text.matchAll(SEARCHED)) {
    const around = text.slice(Math.max(0, index - 60), index + 80).toLowerCase();
    if (NONE.test(around)) return 'none';
    const named = patterns.find(([, pattern]) => pattern.test(around))?.[0];
    const degree = named ?? (UNNAMED.test(around) ? 'bachelor' : null);
    if (degree !== null && (least === null || rank(degree) < rank(least))) least = degree;
    if (least === 'bachelor') break;
  }
  return least;
}

function rank(degree: Degree): number {
  return ['none', 'bachelor', 'master', 'doctorate'].indexOf(degree);
}

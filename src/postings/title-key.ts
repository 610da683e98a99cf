import { fold } from './fold.ts';
import { BREAK, splitWords } from './words.ts';

const noise = new Set(
  'm w d f x h mwd mfd wmd fmd gn div divers diverse all genders gender a an the and und et y of for de in at on to & / remote hybrid onsite on site anywhere worldwide emea apac latam eu us usa uk full part time fulltime permanent contract vollzeit teilzeit hiring urgent new now immediate start job position role vacancy opening office based home relocation visa'.split(
    ' ',
  ),
);
const synonyms: Readonly<Record<string, string>> = {
  sr: 'senior',
  snr: 'senior',
  jr: 'junior',
  jnr: 'junior',
  eng: 'engineer',
  engr: 'engineer',
  dev: 'developer',
  mgr: 'manager',
  backend: 'back end',
  frontend: 'front end',
  fullstack: 'full stack',
  swe: 'software engineer',
  engineers: 'engineer',
  developers: 'developer',
  entwicklerin: 'entwickler',
};
const levelWords = new Set(
  'intern internship trainee junior mid middle senior staff principal lead head director manager i ii iii iv v 1 2 3 4 associate graduate entry vp chief werkstudent praktikum praktikant'.split(
    ' ',
  ),
);

/** A title without what changes between copies of one vacancy: words of the job, words of the level. */
export type TitleKey = { words: ReadonlySet<string>; level: string };

/**
 * Returns the title's words without place names, gender markers, numbers of four and more digits and
 * other noise, and its level words apart. `places` are the posting's own location strings.
 */
export function titleKey(title: string, places: readonly string[]): TitleKey {
  const placeWords = new Set(places.flatMap((place) => splitWords(place)));
  const words = new Set<string>();
  const levels: string[] = [];
  for (const word of splitWords(title).filter((found) => found !== BREAK)) {
    if (noise.has(word) || placeWords.has(word) || /^\d{4,}$/.test(word)) continue;
    for (const part of (synonyms[word] ?? word).split(' ')) {
      if (levelWords.has(part)) levels.push(part);
      else words.add(fold(part));
    }
  }
  return { words, level: levels.sort().join(' ') };
}

/** How two titles relate: the same words, one within the other, or neither. */
export function compareTitles(a: TitleKey, b: TitleKey): 'same' | 'within' | 'other' {
  if (a.level !== b.level) return 'other';
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  if (shared === a.words.size && shared === b.words.size) return 'same';
  return shared > 0 && (shared === a.words.size || shared === b.words.size) ? 'within' : 'other';
}

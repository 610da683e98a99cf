import { type Title, titleIn, titlesIn } from './job-title.ts';
import { openingWords } from './opening.ts';
import { compilePhrases, mayBegin } from './phrases.ts';
import { endOfWords } from './plain-words.ts';

const SOUGHT_WINDOW = 1500;
const LONGEST_CUED = 120;
const MOST_OF_CUE = 2;
const LONGEST_TITLE = 90;
const CUES = [
  'looking for',
  'hiring',
  'seeking',
  'searching for',
  'recruiting',
  'in search of',
  'title:',
  'position:',
  'role:',
  'job:',
  'recherchons',
  'suchen',
  'sucht',
  'buscamos',
  'procuramos',
  'szukamy',
  'poszukujemy',
  'ищем',
  'требуется',
  'arıyoruz',
  'axtarırıq',
  'as a',
  'as an',
];
const cueWords = compilePhrases([['cue', CUES.map((cue) => cue.split(/[: ]/u, 1).join())]]);
const STOPS = new Set([
  'to',
  'who',
  'with',
  'will',
  'is',
  'that',
  'responsible',
  'we',
  'you',
  'at',
  'join',
  'using',
  'based',
  'would',
  'should',
  'can',
  'has',
  'have',
  'in',
  'working',
  'on',
  'for',
  'where',
  'whose',
  'of',
]);

/** Sentences about the employer, not about the job. */
export const NO_TITLE =
  /\b(?:compan(?:y|ies)|organi[sz]ation|firm|startup|provider|agency|business|industry|consultancy)\b|^(?:we|our|as|at|is|are|i|you|this|join|if|do|about|hello|hi|hey)\b/iu;

/** Returns the titles that follow "we are looking for a …" and the like at the text's beginning. */
export function findSoughtTitles(text: string): Title[] {
  return findCued(text, SOUGHT_WINDOW);
}

/** Returns the titles behind the first places of each cue, in the order of the cues. */
export function findCued(text: string, limit: number): Title[] {
  return findCues(text, limit).flatMap((places) =>
    places.flatMap((from) => {
      const title = nounPhrase(text.slice(from, Math.min(from + LONGEST_CUED, limit)));
      return title === '' || NO_TITLE.test(title) ? [] : titlesIn(title);
    }),
  );
}

/** Where the text goes on behind the first places of each cue, in the order of the cues. */
function findCues(text: string, limit: number): number[][] {
  const places = CUES.map((): number[] => []);
  const words = openingWords(text);
  for (let index = 0; index < words.count; index++) {
    const start = words.starts[index] ?? 0;
    if (start >= limit) break;
    if (!mayBegin(cueWords, words, index)) continue;
    for (const [cue, phrase] of CUES.entries()) {
      const known = places[cue];
      if (known === undefined || known.length >= MOST_OF_CUE) continue;
      const end = endOfWords(text, start, phrase);
      if (end >= 0 && end < limit && /[ \n]/.test(text.charAt(end))) known.push(end + 1);
    }
  }
  return places;
}

/** Returns the title of "The Senior Application Developer is responsible for ...". */
export function describedTitle(text: string, limit: number): Title[] {
  const at = text.slice(0, limit).search(/\b(?:is|will be)\s+responsible\s+for\b/u);
  if (at < 0) return [];
  const before = text.slice(Math.max(0, at - LONGEST_TITLE), at);
  const title = /^(?:.*\s)?[Tt]he\s+(\p{Lu}[^.;:!?]*)$/u.exec(
    before.replace(/\n/gu, ' ').trimEnd(),
  );
  return title?.[1] === undefined || NO_TITLE.test(title[1]) ? [] : titleIn(title[1]);
}

/** Returns the words at the beginning of a text up to the first that no title goes on with, nine at most. */
export function nounPhrase(text: string): string {
  const words =
    text
      .slice(0, 120)
      .replace(/\n(?=\w)/gu, ' ')
      .split(/[;:!?\n]|(?<!\b[SsJj]r)\.(?!\w)/u)[0]
      ?.split(/\s+/u) ?? [];
  const start = words[0] && /^(?:an?|our|the|more|new)$/iu.test(words[0]) ? 1 : 0;
  const end = words.findIndex((word, i) => i > start && STOPS.has(word.toLowerCase()));
  return words.slice(start, end < 0 ? start + 9 : Math.min(end, start + 9)).join(' ');
}

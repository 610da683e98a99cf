import { type Title, titleIn, titlesIn } from './job-title.ts';

const SOUGHT_WINDOW = 1500;
const LONGEST_CUED = 120;
const MOST_OF_CUE = 2;
const LONGEST_TITLE = 90;
const CUES = [
  'looking for ',
  'hiring ',
  'seeking ',
  'searching for ',
  'recruiting ',
  'in search of ',
  'title: ',
  'position: ',
  'role: ',
  'job: ',
  'recherchons ',
  'suchen ',
  'sucht ',
  'buscamos ',
  'procuramos ',
  'szukamy ',
  'poszukujemy ',
  'ищем ',
  'требуется ',
  'arıyoruz ',
  'axtarırıq ',
  'as a ',
  'as an ',
];
const ANY_CUE = new RegExp(`(?<!\\w)(?:${CUES.join('|')})`, 'g');
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
  const written = text.slice(0, limit);
  const lower = written.toLowerCase();
  // A few letters grow in lower case, which would shift the places found.
  const searched = (lower.length === written.length ? lower : written).replaceAll('\n', ' ');
  const places = new Map<string, number[]>();
  for (const { 0: cue, index } of searched.matchAll(ANY_CUE)) {
    const known = places.get(cue);
    if (known === undefined) places.set(cue, [index + cue.length]);
    else if (known.length < MOST_OF_CUE) known.push(index + cue.length);
  }
  if (places.size === 0) return [];
  return CUES.flatMap((cue) =>
    (places.get(cue) ?? []).flatMap((from) => {
      const title = nounPhrase(text.slice(from, Math.min(from + LONGEST_CUED, limit)));
      return title === '' || NO_TITLE.test(title) ? [] : titlesIn(title);
    }),
  );
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

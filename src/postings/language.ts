import { readOpening } from './opening.ts';
import { numberOf } from './vocabulary.ts';
import { type Words, wordFrom } from './words.ts';

/** The commonest words of a language that few others share, for texts in Latin or Cyrillic letters. */
const commonWords: Readonly<Record<string, string>> = {
  en: 'the and of to for with you our we are is will this that your in as be have an or on from',
  de: 'und der die das den dem mit für wir du dich sie ist ein eine einen bei im zu auf oder deine unsere nicht sich werden als auch zur zum',
  fr: 'et le la les des du une dans pour vous nous avec est sur au aux votre nos ou qui que en sont notre être ce',
  es: 'y el la los las del de para con en una por que se es tu nuestro nuestra como un al más su o equipo',
  pt: 'e o os as da do das dos para com em uma por que se é você nossa nosso não um ao mais sua na no são de',
  it: 'e il lo la gli le di del della per con una che si è nel nostro nostra sono un alla dei in tuo anche più',
  nl: 'en de het een van voor met je jij wij ons onze in zijn is op bij aan naar om als te die niet',
  pl: 'i w z na do oraz dla się że jest jak nie od po przez twoje nasz naszych lub o pracy są ze',
  tr: 've bir için ile bu olarak olan gibi daha en sahip konusunda veya iyi çok biz deneyim olan',
  az: 'və üçün bir ilə bu olan olaraq daha ən sahib üzrə və ya iş bizim təcrübə olmaq azı bilik',
  sv: 'och att det som en är för med vi du på av till ett den dig har inte om oss vår eller',
  da: 'og at det som en er for med vi du på af til et den dig har ikke om os vores eller',
  no: 'og å det som en er for med vi du på av til et den deg har ikke om oss vår eller',
  fi: 'ja on että se ei ovat sekä tai meillä sinulla kanssa mutta olla joka kun myös sinun työ',
  cs: 'a se v na je že s do pro jsme nebo jako o k by co tak ve si náš práce máte',
  sk: 'a sa v na je že s do pre sme alebo ako o k by čo tak vo si náš práca máte',
  ro: 'și de la în cu pentru un o este care pe sau din nostru să ai fi ale echipa',
  hu: 'és a az hogy egy is nem vagy van meg ez el mint csak kell fel munka nálunk',
  hr: 'i u na je za se da s od su ili kao te koji što naš biti rad tima',
  vi: 'và của các cho với có trong là được người không một những về công việc kinh nghiệm',
  id: 'dan yang untuk dengan di dari dalam kami ini atau pada adalah akan sebagai anda memiliki tidak',
  lt: 'ir su kad yra bei į iš ar mūsų kaip darbo tu už per turi',
  lv: 'un ar ir par no uz kas vai mūsu kā darba tev lai pie gan',
  et: 'ja on et ei meie või kui ning oma sa töö ka mis saab',
  ru: 'и в на с по для не от мы вы что или как наш опыт работы из это к у',
  uk: 'і в на з та для не від ми ви що або як наш досвід роботи із це до у є',
  bg: 'и в на с за да от не ще ние или като наш опит работа се по са при',
};

/** Languages that their script alone tells. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/gu],
  ['ko', /[\uac00-\ud7af]/gu],
  ['zh', /[\u4e00-\u9fff]/gu],
  ['he', /[\u0590-\u05ff]/gu],
  ['fa', /[پچژگ]/gu],
  ['ar', /[\u0600-\u06ff]/gu],
  ['el', /[\u0370-\u03ff]/gu],
  ['th', /[\u0e00-\u0e7f]/gu],
  ['hi', /[\u0900-\u097f]/gu],
  ['ka', /[\u10a0-\u10ff]/gu],
  ['hy', /[\u0530-\u058f]/gu],
];
const WINDOW = 600;
/** Letters of these scripts say as much as several Latin ones, and English names stand among them. */
const SCRIPT_SHARE = 0.15;

const languages = Object.keys(commonWords);
/** Letters in lower case by their characters, 0 for what is no letter; found out when a character is first seen. */
const letters = new Uint16Array(1 << 16);
const unseen = 1;
letters.fill(unseen);
/** A letter that stands in no common word, for letters whose lower case is two characters. */
const noLetter = 0x307;

/** `next`: the word with the same low bits of the hash. */
type Common = {
  text: string;
  languages: number[];
  weight: number;
  hash: number;
  next: Common | null;
};
const hashMask = 4095;
const byHash: (Common | null)[] = new Array(hashMask + 1).fill(null);
/** Those of ASCII by the number that the vocabulary has for them. */
const byNumber: (Common | null)[] = [];
indexWords();
const scores = new Float64Array(languages.length);
let seen: number[] = [];

/**
 * Returns the ISO 639-1 code of the language most of the text is in, judged by its beginning and its
 * middle; `en` where there is too little text to tell.
 */
export function readLanguage(text: string): string {
  const { length } = text;
  if (length <= 3 * WINDOW) return languageOf(text, [[0, length]]);
  const middle = length >> 1;
  return languageOf(text, [
    [0, WINDOW],
    [middle, Math.min(middle + WINDOW, length)],
  ]);
}

type Range = readonly [from: number, to: number];

function languageOf(text: string, windows: readonly Range[]): string {
  return languageByScript(text, windows) ?? languageByWords(text, windows) ?? 'en';
}

function languageByScript(text: string, windows: readonly Range[]): string | null {
  if (!windows.some((window) => OTHER_SCRIPT.test(text.slice(...window)))) return null;
  const sample = windows.map((window) => text.slice(...window)).join(' ');
  const found = sample.match(/\p{L}/gu)?.length ?? 1;
  for (const [language, script] of scripts) {
    const share = (sample.match(script)?.length ?? 0) / found;
    const least = language === 'fa' || language === 'ja' ? 0.03 : SCRIPT_SHARE;
    if (share >= least) return language;
  }
  return null;
}

const OTHER_SCRIPT =
  /[\u0370-\u03ff\u0530-\u06ff\u0900-\u097f\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u9fff\uac00-\ud7af]/;

function languageByWords(text: string, windows: readonly Range[]): string | null {
  scores.fill(0);
  seen = [];
  const words = readOpening(text);
  for (const [from, to] of windows) {
    if (words === null) countLetters(text, from, to);
    else {
      countWords(words, from, to);
      countLetters(text, Math.max(from, words.end), to);
    }
  }
  let best = -1;
  for (const language of seen) {
    const score = scores[language] ?? 0;
    if (score >= 1.5 && score > (best < 0 ? 0 : (scores[best] ?? 0))) best = language;
  }
  return languages[best] ?? null;
}

/** Scores the common words among words that were read already. */
function countWords(words: Words, from: number, to: number): void {
  const { text, count, numbers, starts, ends, plain } = words;
  let index = wordFrom(words, from);
  if (index > 0) countLetters(text, from, Math.min(ends[index - 1] as number, to));
  for (; index < count && (starts[index] as number) < to; index++) {
    const end = ends[index] as number;
    if (!plain[index] || end > to) countLetters(text, starts[index] as number, Math.min(end, to));
    else {
      const number = numbers[index] as number;
      const word = number < byNumber.length ? (byNumber[number] as Common | null) : null;
      if (word !== null) scoreWord(word);
    }
  }
}

/** Scores the runs of letters (diacritics kept) between two places that are common words. */
function countLetters(text: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    let letter = letterAt(text, at);
    if (letter === 0) continue;
    const start = at;
    let hash = 0;
    do {
      hash = nextHash(hash, letter);
      at++;
      letter = at < to ? letterAt(text, at) : 0;
    } while (letter !== 0);
    let word = byHash[hash & hashMask] as Common | null;
    while (word !== null && !(word.hash === hash && isAt(text, start, at, word.text))) {
      word = word.next;
    }
    if (word !== null) scoreWord(word);
  }
}

function nextHash(hash: number, letter: number): number {
  return (Math.imul(hash, 31) + letter) | 0;
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if (letterAt(text, start + at) !== word.charCodeAt(at)) return false;
  }
  return true;
}

/** Gives points to the languages that a word is common in; `seen` has the languages as they appeared. */
function scoreWord({ languages: spoken, weight }: Common): void {
  for (let index = 0; index < spoken.length; index++) {
    const language = spoken[index] as number;
    if (scores[language] === 0) seen.push(language);
    scores[language] = (scores[language] as number) + weight;
  }
}

function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const letter = letters[code] as number;
  return letter === unseen ? learnLetter(code) : letter;
}

function learnLetter(code: number): number {
  const lower = String.fromCharCode(code).toLowerCase();
  const letter = lower.length > 1 ? noLetter : lower.charCodeAt(0);
  const isLetter = (letter >= 0x61 && letter <= 0x7a) || (letter >= 0xc0 && letter < 0x2000);
  letters[code] = isLetter ? letter : 0;
  return letters[code];
}

function indexWords(): void {
  const index = new Map<string, Common>();
  for (const [language, name] of languages.entries()) {
    for (const text of new Set(commonWords[name]?.split(' '))) {
      const word = index.get(text) ?? { text, languages: [], weight: 0, hash: 0, next: null };
      word.languages.push(language);
      word.weight = 1 / Math.sqrt(word.languages.length);
      index.set(text, word);
    }
  }
  for (const word of index.values()) {
    for (let at = 0; at < word.text.length; at++) {
      word.hash = nextHash(word.hash, word.text.charCodeAt(at));
    }
    word.next = byHash[word.hash & hashMask] ?? null;
    byHash[word.hash & hashMask] = word;
    if (!/^[a-z]+$/.test(word.text)) continue;
    const number = numberOf(word.text);
    while (byNumber.length <= number) byNumber.push(null);
    byNumber[number] = word;
  }
}

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

const hashMask = 4095;
const languages = Object.keys(commonWords);
const longestWord = Math.max(
  ...Object.values(commonWords)
    .join(' ')
    .split(' ')
    .map((word) => word.length),
);
const byHash = indexWords();
const scores = new Float64Array(languages.length);

/**
 * Returns the ISO 639-1 code of the language most of the text is in, judged by its beginning and its
 * middle; `en` where there is too little text to tell.
 */
export function readLanguage(text: string): string {
  const sample = sampleOf(text);
  return languageByScript(sample) ?? languageByWords(sample) ?? 'en';
}

function sampleOf(text: string): string {
  if (text.length <= 3 * WINDOW) return text;
  const middle = text.length >> 1;
  return `${text.slice(0, WINDOW)} ${text.slice(middle, middle + WINDOW)}`;
}

function languageByScript(sample: string): string | null {
  if (
    !/[\u0370-\u03ff\u0530-\u06ff\u0900-\u097f\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u9fff\uac00-\ud7af]/.test(
      sample,
    )
  )
    return null;
  const letters = sample.match(/\p{L}/gu)?.length ?? 1;
  for (const [language, script] of scripts) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    const least = language === 'fa' || language === 'ja' ? 0.03 : SCRIPT_SHARE;
    if (share >= least) return language;
  }
  return null;
}

function languageByWords(sample: string): string | null {
  scores.fill(0);
  const seen: number[] = [];
  countWords(sample.toLowerCase(), seen);
  let best = -1;
  for (const language of seen) {
    const score = scores[language] ?? 0;
    if (score >= 1.5 && score > (best < 0 ? 0 : (scores[best] ?? 0))) best = language;
  }
  return languages[best] ?? null;
}

/** Scores the runs of letters (diacritics kept) that are common words; `seen` takes the languages as they appear. */
function countWords(lower: string, seen: number[]): void {
  const { length } = lower;
  for (let at = 0; at < length; at++) {
    let code = lower.charCodeAt(at);
    if (!isLetter(code)) continue;
    const start = at;
    let hash = 0;
    do {
      hash = nextHash(hash, code);
      at++;
      code = at < length ? lower.charCodeAt(at) : 0;
    } while (isLetter(code));
    if (at - start > longestWord) continue;
    for (const { text, languages: spoken, weight } of byHash[hash & hashMask] ?? none) {
      if (text.length !== at - start || !lower.startsWith(text, start)) continue;
      for (const language of spoken) {
        if (scores[language] === 0) seen.push(language);
        scores[language] = (scores[language] as number) + weight;
      }
    }
  }
}

const none: readonly never[] = [];

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000);
}

function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

type Common = { text: string; languages: number[]; weight: number };

/** The common words by the low bits of their hash. */
function indexWords(): (Common[] | undefined)[] {
  const index = new Map<string, Common>();
  for (const [language, name] of languages.entries()) {
    for (const text of new Set(commonWords[name]?.split(' '))) {
      const word = index.get(text) ?? { text, languages: [], weight: 0 };
      word.languages.push(language);
      word.weight = 1 / Math.sqrt(word.languages.length);
      index.set(text, word);
    }
  }
  const table: (Common[] | undefined)[] = new Array(hashMask + 1).fill(undefined);
  for (const word of index.values()) {
    let hash = 0;
    for (let at = 0; at < word.text.length; at++) hash = nextHash(hash, word.text.charCodeAt(at));
    const slot = hash & hashMask;
    table[slot] = [...(table[slot] ?? []), word];
  }
  return table;
}

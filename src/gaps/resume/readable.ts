/**
 * Words that any resume holds, in the languages that use the Latin alphabet: a text whose letters are shuffled by a
 * missing character map has next to none of them.
 */
const commonWords = new Set(
  (
    'the and of in to for with on at from by as a an is i my we our using used work team data software experience ' +
    'skills education project university engineer developer email phone present ' +
    'und der die das mit für von im bei als ein eine zur et le la les de des du en pour avec dans sur un une ' +
    'el los las y con para por una del que em com do da dos das no na o os e il di per gli della nel con ' +
    've ile bir için olan olarak da də və üçün ilə het een van met voor op i w z na do oraz og med til som ' +
    'html css sql php aws json http api linux git java python docker ' +
    'och att av för jako se na pro při és az egy si cu pe din ja on sekä ning est ka'
  ).split(' '),
);

/** Signs that are common in Chinese running text, and Japanese syllables. */
const commonSigns =
  /[的年月日公司工作开发技术中国系统和在是有了人项目大学開發術國統項負責經驗]|[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Scripts that stray characters don't happen to fall into by the page. */
const scripts = [
  /\p{Script=Cyrillic}/gu,
  /\p{Script=Greek}/gu,
  /\p{Script=Hangul}/gu,
  /\p{Script=Arabic}/gu,
  /\p{Script=Hebrew}/gu,
  /\p{Script=Devanagari}/gu,
  /\p{Script=Thai}/gu,
  /\p{Script=Georgian}/gu,
  /\p{Script=Armenian}/gu,
  /\p{Script=Bengali}/gu,
  /\p{Script=Tamil}/gu,
];

/**
 * Whether a text reads as language. Text of a document without a usable character map comes out as plausible
 * characters that spell nothing; saying "no skills" of it would be false.
 */
export function isReadable(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const odd = sample.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0;
  const inked = sample.match(/\S/gu)?.length ?? 0;
  if (inked > 200 && letters < inked / 4) return false;
  if (letters < 40) return odd <= letters;
  if (odd > letters / 2) return false;
  const words = sample.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  // Letters on their own are common in any shuffle.
  const longer = words.filter((word) => word.length > 1);
  const common = longer.filter((word) => commonWords.has(word)).length;
  const signs = sample.match(commonSigns)?.length ?? 0;
  const latin = words.reduce((sum, word) => sum + word.length, 0);
  const others = letters - latin;
  const isOther =
    signs * 12 >= others ||
    scripts.some((script) => (sample.match(script)?.length ?? 0) >= 0.9 * others);
  if (others > 0.8 * letters) return isOther;
  if (others > letters / 5 && isOther) return true;
  return common >= Math.max(1, longer.length / 25) || looksSpelled(words);
}

/**
 * Whether a text is surely language written in Latin letters: a tenth of its words, and eight different ones, are
 * common. For texts that were guessed, of which a shuffle may look like names.
 */
export function isSurelyReadable(text: string): boolean {
  const words = text.toLowerCase().match(/\p{Script=Latin}{2,}/gu) ?? [];
  const common = words.filter((word) => commonWords.has(word));
  return common.length >= words.length / 10 && new Set(common).size >= 8;
}

/** A list of names has no small words, but its words have vowels between their consonants, as languages do. */
function looksSpelled(words: readonly string[]): boolean {
  const long = words
    .filter((word) => word.length >= 4)
    .map((word) => word.normalize('NFD').replace(/\p{M}/gu, ''));
  if (long.length < 5) return words.length > 0;
  const spelled = long.filter(
    (word) => /[aeiouyıəæø]/u.test(word) && !/[^aeiouyıəæø]{6}/u.test(word),
  );
  const letters = long.join('');
  const share = (letters.match(/[aeiouyıəæø]/gu)?.length ?? 0) / letters.length;
  return spelled.length >= 0.85 * long.length && share > 0.25 && share < 0.6;
}

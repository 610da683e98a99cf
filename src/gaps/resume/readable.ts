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
    'och att av för jako se na pro při és az egy si cu pe din ja on sekä ning est ka'
  ).split(' '),
);

/** Letters that are common in running text of the scripts that write without these words. */
const commonSigns =
  /[的年月日公司工作开发技术中国系统和在是有了人项目大学]|[のにはをがでとし年月]|[이의에를는가하고년]|[аеиноптс]{2}|[αειοτνς]{2}|[اليونم]{2}|[אהויילמ]{2}|[กนรอา]{2}|[कनरतसा]{2}/gu;

/**
 * Whether a text reads as language. Text of a document without a usable character map comes out as plausible
 * characters that spell nothing; saying "no skills" of it would be false.
 */
export function isReadable(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const odd = sample.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0;
  if (letters < 40) return odd <= letters;
  if (odd > letters / 2) return false;
  const words = sample.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  const common = words.filter((word) => commonWords.has(word)).length;
  const signs = sample.match(commonSigns)?.length ?? 0;
  const latin = words.reduce((sum, word) => sum + word.length, 0);
  if (signs * 12 >= letters - latin && letters - latin > letters / 5) return true;
  return common >= words.length / 60 || looksSpelled(words);
}

/** A list of names has no small words, but its words have vowels between their consonants, as languages do. */
function looksSpelled(words: readonly string[]): boolean {
  const long = words.filter((word) => word.length >= 4);
  if (long.length < 5) return words.length > 0;
  const spelled = long.filter(
    (word) =>
      /[aeiouyäöüéèáíóúıəàâêîôûãõåæø]/u.test(word) &&
      !/[^aeiouyäöüéèáíóúıəàâêîôûãõåæø]{6}/u.test(word),
  );
  const vowels = long.join('').match(/[aeiouyäöüéèáíóúıəàâêîôûãõåæø]/gu)?.length ?? 0;
  const share = vowels / long.join('').length;
  return spelled.length >= 0.85 * long.length && share > 0.25 && share < 0.6;
}

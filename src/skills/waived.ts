import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';

const reach = 60;
const opens =
  /\bno (?:prior |previous |specific |formal )?(?:[\p{L}\d.+#-]+(?:, (?:or )?| or |\/))*$/iu;
const closes =
  /^(?:(?:, (?:or )?| or |\/)[\p{L}\d.+#-]+)* (?:experience|knowledge|background|skills|expertise)\b/iu;

/** "… and no jQuery.", "no algorithms or puzzles": said not to be there; but "no Java means no job" goes on. */
function isDenied(text: string, start: number, end: number): boolean {
  return (
    text.charCodeAt(start - 1) === 0x20 &&
    text.charCodeAt(start - 2) === 0x6f &&
    denies.test(text.slice(Math.max(0, start - 4), start)) &&
    /^(?:s?[.,;!)]|s? (?:or|and)\b|\n|$)/.test(text.slice(end, end + 5))
  );
}

const denies = /(?:^|[\s(])no $/;

/** What `closes` begins with after a space. */
const mayClose: ReadonlySet<string> = new Set('ekbsoEKBSO');

/**
 * Returns what tells of a sentence's candidates whether a posting says that they are not needed: "no Kafka or Spark
 * experience needed". Whether the sentence says "no" at all is looked up once.
 */
export function openWaived(text: string, sentence: Sentence): (candidate: Candidate) => boolean {
  let saysNo: boolean | null = null;
  return ({ start, end }) => {
    if (isDenied(text, start, end)) return true;
    const after = text.charCodeAt(end);
    if (after === 0x20 ? !mayClose.has(text.charAt(end + 1)) : after !== 0x2c && after !== 0x2f)
      return false;
    saysNo ??= /\bno /i.test(text.slice(sentence.start, sentence.end));
    return (
      saysNo &&
      closes.test(text.slice(end, end + reach)) &&
      opens.test(text.slice(Math.max(0, start - reach), start))
    );
  };
}

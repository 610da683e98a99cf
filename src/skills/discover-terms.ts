import { ngrams } from 'natural/lib/natural/ngrams/ngrams.js';
import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js';
import { numberOf } from './automaton.ts';
import { pickPhrases } from './cues.ts';
import type { Dictionary } from './dictionary.ts';
import { isIdleWord } from './discover-words.ts';
import { foldName } from './fold.ts';
import { findMentions } from './mentions.ts';
import type { Mention, Readable } from './reading.ts';
import { createHits, scan } from './scan.ts';
import { findSections, type SectionBreak, sectionAt } from './sections.ts';
import { findBlocks } from './segments.ts';
import { isOfIdeas } from './skill.ts';

/** A name that the dictionary lacks, as one posting writes it, and the company it keeps there. */
export type Sighting = {
  /** Spelling-independent: lower case, hyphens as spaces. */
  key: string;
  written: string;
  /** Next item of a list of known skills. */
  beside: boolean;
  /** In a sentence that names a known skill. */
  near: boolean;
  /** In the requirements. */
  asked: boolean;
  sentence: string;
  /** Ids of the known skills of the sentence. */
  company: readonly string[];
};

/** Stand where a known technology or a known idea stood, so that what is left is unknown; no posting writes them. */
const technology = '\ue000';
const idea = '\ue001';
const known = /[\ue000\ue001]/g;
/** Lists of firms, which name skills by chance ("customers like Snowflake and …"). */
const firms =
  /\b(?:customers?|clients?|companies|investors?|backed|trusted|founders?|founded|alumni|raised|funded|acquired|partners?|partnered|fintechs|unicorns)\b/i;
const longest = 3;
const sentences = new RegexpTokenizer({
  pattern: /(?<=[.!?])\s+(?=[\p{Lu}\ue000\ue001])|[;•·|]|\s[-–—*]\s/u,
});
const pieces = new RegexpTokenizer({
  pattern:
    /[,:()[\]{}"“”!?]|\s*\/\s*(?![\w.]+\/)|\s(?:and|or|and\/or|und|oder|et|ou|y|o|e|и|или|ve|və|və ya|lub|oraz|i|&|\+|vs\.?|with|using)\s|\.(?=\s|$)/u,
});
const words = new RegexpTokenizer({ pattern: /\s+/ });

/** Returns the unknown names of one posting, each once, with the best company that it keeps there. */
export function findUnknownTerms(
  dictionary: Dictionary,
  { title, company, text }: Readable,
): Sighting[] {
  const own = foldWords(company ?? '');
  const found = new Map<string, Sighting>();
  const hits = createHits();
  scan(dictionary.automaton, text, hits);
  const { headings } = pickPhrases(dictionary.phrases, hits);
  const sections = findSections(text, findBlocks(text), headings);
  for (const line of maskLines(dictionary, title, text, sections)) {
    for (const sighting of readLine(dictionary, line)) {
      if (own !== '' && ` ${own} `.includes(` ${sighting.key} `)) continue;
      const before = found.get(sighting.key);
      found.set(sighting.key, before ? better(before, sighting) : sighting);
    }
  }
  return [...found.values()];
}

/** Returns the words that a posting writes in lower case, each once: what is a word is seldom a name. */
export function findPlainWords(text: string): Set<string> {
  return new Set(text.match(/(?<![\p{L}\d.#@/-])\p{Ll}[\p{Ll}-]{1,30}(?![\p{L}\d])/gu));
}

/** Returns a name without what tells spellings apart: lower case, hyphens and spaces as one space. */
export function foldWords(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

type Line = { masked: string; plain: string; company: string[]; asked: boolean };

function* maskLines(
  dictionary: Dictionary,
  title: string,
  text: string,
  sections: readonly SectionBreak[],
): Generator<Line> {
  if (title !== '') {
    yield maskLine(dictionary, title, findMentions(dictionary, title, 'title'), {
      offset: 0,
      asked: true,
    });
  }
  const mentions = findMentions(dictionary, text, 'body');
  let next = 0;
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 ? text.length : feed;
    const inside: typeof mentions = [];
    for (; next < mentions.length && (mentions[next]?.start ?? 0) < to; next++) {
      const mention = mentions[next];
      if (mention && mention.end <= to) inside.push(mention);
    }
    const section = sectionAt(sections, from);
    const asked = section === 'required' || section === 'preferred';
    if (section !== 'legal' && section !== 'benefits' && to - from < maxLine)
      yield maskLine(dictionary, text.slice(from, to), inside, { offset: from, asked });
    from = to + 1;
  }
}

/** A line longer than this is no list of anything. */
const maxLine = 20_000;

function maskLine(
  dictionary: Dictionary,
  plain: string,
  mentions: readonly (Mention & { skill: string })[],
  { offset, asked }: { offset: number; asked: boolean },
): Line {
  let masked = '';
  let at = 0;
  for (const { start, end, skill } of mentions) {
    masked += plain.slice(at, start - offset) + (isIdea(dictionary, skill) ? idea : technology);
    at = end - offset;
  }
  masked += plain.slice(at);
  return { masked, plain, asked, company: mentions.map(({ skill }) => skill) };
}

function* readLine(dictionary: Dictionary, line: Line): Generator<Sighting> {
  const nth = { skill: 0 };
  for (const sentence of sentences.tokenize(line.masked.replace(/^\s*[-*•]\s/, ''))) {
    const count = sentence.match(known)?.length ?? 0;
    const company = line.company.slice(nth.skill, nth.skill + count);
    nth.skill += count;
    const near = sentence.includes(technology);
    if (!near && /@|https?:|www\./.test(sentence)) continue;
    const listsFirms = firms.test(sentence);
    const parts = pieces.tokenize(sentence).map((piece) => piece.trim());
    for (const [index, piece] of parts.entries()) {
      const around = { before: parts[index - 1] ?? '', after: parts[index + 1] ?? '' };
      for (const { written, beside } of readPiece(piece, around, index === 0)) {
        const key = foldWords(written);
        if (isKnown(dictionary, written) || !isName(key)) continue;
        const said = unmask(sentence, company, dictionary).slice(0, 240).trim();
        yield {
          key,
          written,
          beside: beside && !listsFirms,
          near,
          asked: line.asked,
          sentence: said,
          company,
        };
      }
    }
  }
}

type Named = { written: string; beside: boolean };

/** The names in one piece between separators: runs of words written as names, and their parts. */
function readPiece(
  piece: string,
  around: { before: string; after: string },
  first: boolean,
): Named[] {
  const tokens = words.tokenize(piece).map((word) => word.replace(/^['’‘#~-]+|['’:;.,-]+$/g, ''));
  const leads = around.before.endsWith(technology);
  const trails = around.after.startsWith(technology);
  const found: Named[] = [];
  for (const [from, to] of nameRuns(tokens, first && !leads && !trails)) {
    const run = tokens.slice(from, to);
    const beside = (leads && from === 0) || (trails && to === tokens.length);
    if (run.length <= longest) found.push({ written: run.join(' '), beside });
    for (let n = 1; n < Math.min(run.length, longest + 1); n++) {
      for (const part of ngrams(run, n)) found.push({ written: part.join(' '), beside: false });
    }
  }
  // "redis, rabbitmq, kafka": short ads write names in lower case.
  const [only] = tokens;
  if (tokens.length === 1 && only && leads && trails && /^\p{Ll}/u.test(only)) {
    found.push({ written: only, beside: true });
  }
  return found;
}

function* nameRuns(tokens: readonly string[], opensSentence: boolean): Generator<[number, number]> {
  let from = -1;
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at] ?? '';
    const isPart = looksLikeName(token) && !(opensSentence && at === 0 && !isOdd(token));
    if (isPart && from < 0) from = at;
    if (isPart || from < 0) continue;
    yield [from, at];
    from = -1;
  }
}

function looksLikeName(word: string): boolean {
  return (
    /^[\p{L}\d.][\p{L}\d.+#/'’-]*$/u.test(word) &&
    (/^\p{Lu}/u.test(word) || isOdd(word)) &&
    !isIdleWord(word.toLowerCase())
  );
}

/** Written as no plain word is: "gRPC", "k6", "Next.js", "OAuth2". */
function isOdd(word: string): boolean {
  return (
    /\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(word) ||
    /^\p{L}+\d+$/u.test(word) ||
    /\w\.(?:js|io|net|py)$/i.test(word)
  );
}

function isName(key: string): boolean {
  return key.length >= 2 && key.length <= 40 && /\p{L}/u.test(key) && !isIdleWord(key);
}

function isIdea(dictionary: Dictionary, id: string): boolean {
  return isOfIdeas(dictionary.skills.get(id)?.category);
}

function isKnown(dictionary: Dictionary, written: string): boolean {
  const symbols = foldName(written);
  if (symbols === null) return true;
  return dictionary.terminal(numberOf(dictionary.automaton, symbols)) !== undefined;
}

function unmask(sentence: string, company: readonly string[], dictionary: Dictionary): string {
  let at = 0;
  return sentence.replaceAll(known, () => {
    const id = company[at++] ?? '';
    return dictionary.skills.get(id)?.name ?? id;
  });
}

function better(a: Sighting, b: Sighting): Sighting {
  const best =
    Number(b.beside) * 2 + Number(b.near) > Number(a.beside) * 2 + Number(a.near) ? b : a;
  return {
    ...best,
    beside: a.beside || b.beside,
    near: a.near || b.near,
    asked: a.asked || b.asked,
  };
}

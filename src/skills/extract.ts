import { readLanguage } from '../postings/language.ts';
import { readLevel } from '../postings/level.ts';
import { readRole } from '../postings/role.ts';
import { withoutEmployer } from '../postings/title-noise.ts';
import { findAlternatives } from './alternatives.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import type { Sentence } from './clauses.ts';
import { type CueHit, pickPhrases } from './cues.ts';
import type { Dictionary } from './dictionary.ts';
import { employerNames } from './employer-names.ts';
import { findSupported } from './evidence.ts';
import { type Joint, joinOf } from './gaps.ts';
import { mergeMentions, type ReadSentence } from './merge.ts';
import { withoutIdleWords } from './outside-trade.ts';
import { dropPraise } from './praise.ts';
import type { Readable, Reading } from './reading.ts';
import { readRequirements } from './requirement.ts';
import { createHits } from './scan.ts';
import { findSections, type SectionBreak, sectionAt } from './sections.ts';
import { findBlocks } from './segments.ts';
import { findSentences, type Span } from './sentences.ts';

/**
 * Returns what one posting asks for: its skills with requirement, either-or sets and mentions (UTF-16 offsets into
 * the title and the text as given), and its role, level and language. Never throws; linear in the text.
 */
export function readPosting(dictionary: Dictionary, readable: Readable): Reading {
  const { title, text } = readable;
  const job = withoutEmployer(title, readable.company);
  const employer = employerNames(readable.company, text);
  const sentences = readTitle(dictionary, title, employer);
  for (const sentence of readBody(dictionary, text, employer)) sentences.push(sentence);
  const role = readRole(job, text);
  const skills = mergeMentions(sentences);
  return {
    role,
    level: readLevel(job, text),
    language: readLanguage(text),
    skills: role === 'non-tech' && title !== '' ? withoutIdleWords(dictionary, skills) : skills,
  };
}

function readTitle(
  dictionary: Dictionary,
  title: string,
  employer: readonly string[],
): ReadSentence[] {
  const found = findCandidates(dictionary, title, employer);
  if (found.length === 0) return [];
  const whole = { start: 0, end: title.length };
  const supported = findSupported(
    title,
    found,
    found.map(() => whole),
  );
  const candidates = found.filter((_, index) => supported[index]);
  const sentence = { candidates, joints: joinAll(title, candidates) };
  const asked = candidates.map(() => 'required' as const);
  return [
    { field: 'title', text: title, sentence, asked, sets: findAlternatives(title, sentence) },
  ];
}

function readBody(
  dictionary: Dictionary,
  text: string,
  employer: readonly string[],
): ReadSentence[] {
  const candidates = findCandidates(dictionary, text, employer, hits);
  if (candidates.length === 0) return [];
  const blocks = findBlocks(text);
  const spans = findSentences(text, blocks, candidates);
  const supported = findSupported(text, candidates, spans);
  const { headings, cues } = pickPhrases(dictionary.phrases, hits);
  const marks = { sections: findSections(text, blocks, headings), cues };
  const read: ReadSentence[] = [];
  for (const sentence of groupSentences(text, marks, candidates, supported, spans)) {
    const asked = readRequirements(text, sentence);
    dropPraise(text, sentence, asked);
    if (asked.every((requirement) => requirement === null)) continue;
    read.push({ field: 'body', text, sentence, asked, sets: findAlternatives(text, sentence) });
  }
  return read;
}

const hits = createHits();

function groupSentences(
  text: string,
  { sections, cues }: { sections: readonly SectionBreak[]; cues: readonly CueHit[] },
  candidates: readonly Candidate[],
  supported: readonly boolean[],
  spans: readonly Span[],
): Sentence[] {
  const sentences: (Sentence & { candidates: Candidate[]; joints: Joint[] })[] = [];
  let cue = 0;
  for (const [index, candidate] of candidates.entries()) {
    if (!supported[index]) continue;
    const last = sentences.at(-1);
    if (last !== undefined && candidate.start < last.end) {
      last.candidates.push(candidate);
      continue;
    }
    const { start, end } = spans[index] as Span;
    while (cue < cues.length && (cues[cue]?.end ?? 0) <= start) cue++;
    let until = cue;
    while (until < cues.length && (cues[until]?.start ?? 0) < end) until++;
    sentences.push({
      start,
      end,
      section: sectionAt(sections, candidate.start),
      candidates: [candidate],
      joints: [],
      cues: cues.slice(cue, until),
    });
  }
  for (const sentence of sentences) sentence.joints = joinAll(text, sentence.candidates);
  return sentences;
}

function joinAll(text: string, candidates: readonly Candidate[]): Joint[] {
  const joints: Joint[] = [];
  let last: Candidate | undefined;
  for (const candidate of candidates) {
    joints.push(last === undefined ? 'none' : joinOf(text, last.end, candidate.start));
    last = candidate;
  }
  return joints;
}

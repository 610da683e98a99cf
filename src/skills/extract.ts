import { readLanguage } from '../postings/language.ts';
import { readLevel } from '../postings/level.ts';
import { readRole } from '../postings/role.ts';
import { withoutEmployer } from '../postings/title-noise.ts';
import { standsAlone } from './alone.ts';
import { findAlternatives } from './alternatives.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import type { Sentence } from './clauses.ts';
import { type CueHit, pickCues, pickHeadings } from './cues.ts';
import type { Dictionary } from './dictionary.ts';
import { employerNames } from './employer-names.ts';
import { findSupported } from './evidence.ts';
import { type Joint, joinOf } from './gaps.ts';
import { mergeMentions, type ReadMention } from './merge.ts';
import { withoutIdleWords } from './outside-trade.ts';
import { openPraise } from './praise.ts';
import type { Readable, Reading, Requirement } from './reading.ts';
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
  const mentions = [
    ...readTitle(dictionary, title, employer),
    ...readBody(dictionary, text, employer),
  ];
  const role = readRole(job, text);
  const skills = mergeMentions(mentions);
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
): ReadMention[] {
  const candidates = findCandidates(dictionary, title, employer);
  const whole = { start: 0, end: title.length };
  const supported = findSupported(
    title,
    candidates,
    candidates.map(() => whole),
  );
  const kept = candidates.filter((_, index) => supported[index]);
  const sets = findAlternatives(title, kept);
  return kept.map((candidate, index) => ({
    candidate,
    field: 'title',
    requirement: 'required',
    text: title.slice(candidate.start, candidate.end),
    set: sets.find((set) => set.items.includes(index)) ?? null,
    alone: standsAlone(title, kept, index, sets),
  }));
}

function readBody(
  dictionary: Dictionary,
  text: string,
  employer: readonly string[],
): ReadMention[] {
  const blocks = findBlocks(text);
  const candidates = findCandidates(dictionary, text, employer, hits);
  if (candidates.length === 0) return [];
  const spans = findSentences(text, blocks, candidates);
  const supported = findSupported(text, candidates, spans);
  const marks = {
    sections: findSections(text, blocks, pickHeadings(dictionary.phrases, hits)),
    cues: pickCues(dictionary.phrases, hits),
  };
  return groupSentences(text, marks, candidates, supported, spans).flatMap((sentence) =>
    readSentence(text, sentence),
  );
}

const hits = createHits();

function readSentence(text: string, sentence: Sentence): ReadMention[] {
  const asked = readRequirements(text, sentence);
  if (asked.every((requirement) => requirement === null)) return [];
  const sets = findAlternatives(text, sentence.candidates);
  const isSelfPraise = openPraise(text, sentence);
  return sentence.candidates.flatMap((candidate, index) => {
    const requirement: Requirement | null = asked[index] ?? null;
    if (requirement === null || isSelfPraise(candidate, requirement)) return [];
    const set = sets.find(({ items }) => items.includes(index)) ?? null;
    const said = text.slice(candidate.start, candidate.end);
    const alone = standsAlone(text, sentence.candidates, index, sets);
    return [{ candidate, field: 'body' as const, requirement, text: said, set, alone }];
  });
}

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
      last.joints.push(joinOf(text, last.candidates.at(-1)?.end ?? 0, candidate.start));
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
      joints: ['none'],
      cues: cues.slice(cue, until),
    });
  }
  return sentences;
}

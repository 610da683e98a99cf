import { skipGap, skipGapBefore } from '../postings/plain-words.ts';
import type { Candidate } from './candidates.ts';
import { isCapital, isLetterOrNumber, isLower } from './characters.ts';
import { wordsAfter, wordsBefore } from './context.ts';
import { isWordCode } from './fold.ts';
import { joinOf } from './gaps.ts';
import { letterPairs, mayBePair } from './letter-pairs.ts';
import type { Span } from './sentences.ts';
import { isOfIdeas, type Skill } from './skill.ts';

/**
 * Returns which candidates count, `sentences` being that of each: the strong ones, and the weak ones that a cue word,
 * a neighbour in a list or (for `needs: 'evidence'`) an unambiguous technology in the same sentence supports.
 */
export function findSupported(
  text: string,
  candidates: readonly Candidate[],
  sentences: readonly Span[],
): boolean[] {
  const supported = candidates.map(
    ({ weak }, index) => !weak || isSupported(text, candidates, index, sentences[index] as Span),
  );
  supportByList(text, candidates, supported);
  return supported;
}

/** Of all that may support a candidate, what is found soonest is looked for first. */
function isSupported(
  text: string,
  candidates: readonly Candidate[],
  index: number,
  sentence: Span,
): boolean {
  const candidate = candidates[index] as Candidate;
  const { listed, skill, alias } = candidate;
  const needs = alias.rule?.needs;
  const byEvidence = !listed && needs === 'evidence';
  if (byEvidence && countTechnologies(candidates, index, sentence, skill) > 0) return true;
  if (needs !== undefined && needs !== 'cue' && isNamed(text, candidate)) {
    if (isUsed(text, candidates, index)) return true;
    if (byEvidence && isInPlace(text, candidates, index, sentence)) return true;
  }
  return !listed && hasCue(text, candidate, sentence);
}

const opensWork = letterPairs('de|en|pr|mi|sc|co|sd|ра');
const workers =
  /^(?:developers?|engineers?|programmers?|programming|devs?|development|microservices?|scripting|codebase|coders?|sdk|entwickler|разработчик|developer\/in|programlama|proqramlaşdırma)(?![\p{L}])/u;
const closesCraft = letterPairs('in|th|ng|of|ke|as|on| с|на|ие|it|ек|e:|s:|к:');
const crafts =
  /(?:written (?:in|with)|program(?:ming)? in|cod(?:e|ing) in|proficien(?:t|cy) (?:in|with)|experience (?:with|in|using|writing)|expertise (?:in|with)|knowledge of|familiar(?:ity)? with|fluen(?:t|cy) in|skills in|languages?(?: like| such as|:)|using|built (?:in|with|on)|developed in|стек:?|опыт (?:работы )?(?:с|на)|знание|kenntnisse in|erfahrung (?:mit|in))$/;
const closesWriting = letterPairs('in');
const writes = /(?:written|wrote|writing|program(?:ming)?|cod(?:e|ing)|implemented) in$/;

function hasCue(text: string, candidate: Candidate, sentence: Span): boolean {
  const { alias, start, end } = candidate;
  const { needs = null, cues = [] } = alias.rule ?? {};
  if (needs !== 'cue') {
    if (isOfTitle(text, candidate)) return true;
    if (mayBePair(opensWork, text, skipGap(text, end)) && workers.test(wordsAfter(text, end)))
      return true;
    const last = skipGapBefore(text, start) - 2;
    if (needs === 'evidence') {
      if (
        isCapital(text.charCodeAt(start)) &&
        mayBePair(closesCraft, text, last) &&
        crafts.test(wordsBefore(text, start))
      )
        return true;
    } else if (mayBePair(closesWriting, text, last) && writes.test(wordsBefore(text, start)))
      return true;
  }
  return holdsCue(text, candidate, sentence, cues);
}

/** Whether one of the words stands in a sentence beside a candidate. */
function holdsCue(
  text: string,
  { start, end }: Candidate,
  sentence: Span,
  cues: readonly string[],
): boolean {
  if (cues.length === 0) return false;
  const around =
    `${text.slice(sentence.start, start)} ${text.slice(end, sentence.end)}`.toLowerCase();
  return cues.some((cue) => holdsWord(around, cue));
}

/** "Senior Backend Engineer (Go)", "Developer (C/C++)": what stands in parentheses behind a title. */
function isOfTitle(text: string, { start, end }: Candidate): boolean {
  return (
    text.charCodeAt(start - 1) === 0x28 &&
    titles.test(text.slice(Math.max(0, start - 14), start)) &&
    /^[\s),/]/.test(text.charAt(end))
  );
}

const titles = /(?:engineers?|developers?|programmers?|devs?) ?\($/i;

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWordCode(text.charCodeAt(at - 1)) && isWordCode(word.charCodeAt(0))) continue;
    const end = at + word.length;
    const after = text.charCodeAt(end);
    if (!isWordCode(after)) return true;
    if (after === 0x73 && !isLetterOrNumber(text.charCodeAt(end + 1))) return true;
  }
  return false;
}

const uses = new Set('with using use uses like in on via and or including'.split(' '));
const neighbourhood = 250;

/** "… servers with Chef" in the midst of technologies: a capital, a word of use, and two of them close by. */
function isUsed(text: string, candidates: readonly Candidate[], index: number): boolean {
  const { start, end } = candidates[index] as Candidate;
  const reach = { start: start - neighbourhood, end: end + neighbourhood };
  return opensUse(text, start) && countTechnologies(candidates, index, reach, null) > 1;
}

function opensUse(text: string, start: number): boolean {
  const end = skipGapBefore(text, start);
  if (useMarks.has(text.charCodeAt(end - 1))) return true;
  let from = end;
  while (isLower(text.charCodeAt(from - 1) | 0x20)) from--;
  return uses.has(text.slice(from, end).toLowerCase());
}

const useMarks: ReadonlySet<number> = new Set([0x3a, 0x2c, 0x2f, 0x28]);

/** "microservices in Go.", "back-end Go (US)", "distributed systems and Go": where only a language stands. */
function isInPlace(
  text: string,
  candidates: readonly Candidate[],
  index: number,
  sentence: Span,
): boolean {
  const { skill, start, end } = candidates[index] as Candidate;
  if (skill.category !== 'language' || !endsItem.test(text.slice(end, end + 8))) return false;
  const before = wordsBefore(text, start);
  if (ofBackend.test(before)) return true;
  if (before.endsWith(' in')) return makes.test(before);
  return before.endsWith(' and') && hasIdea(candidates, sentence);
}

const endsItem = /^(?:\s*$|\s*\n|\s?[(,)/|]|\.(?:\s|$))/;
const ofBackend = /\bback ?end ?\/?$/;
const makes =
  /\b(?:(?:micro)?services?|apis?|systems?|backends?|back end|servers?|software|code|tools?|tooling|applications?|apps?|platforms?|pipelines?|daemons?|clis?|libraries|develop\w*|engineer\w*|work(?:ing)?|everything|mostly|primarily|mainly) in$/;

/** A capital in the middle of a sentence, and for the most ambiguous names a few letters at least. */
function isNamed(text: string, candidate: Candidate): boolean {
  const { alias, start, end } = candidate;
  if (!isCapital(text.charCodeAt(start)) || isIdea(candidate)) return false;
  return alias.rule?.needs !== 'strong' || end - start > 2;
}

function isIdea({ skill }: Candidate): boolean {
  return isOfIdeas(skill.category);
}

/** How many technologies (two at most) are named beyond doubt around a candidate, besides the one to leave out. */
function countTechnologies(
  candidates: readonly Candidate[],
  index: number,
  { start, end }: Span,
  leftOut: Skill | null,
): number {
  let first: Skill | null = null;
  let at = index;
  while (at > 0 && (candidates[at - 1] as Candidate).start >= start) at--;
  for (; at < candidates.length; at++) {
    const other = candidates[at] as Candidate;
    if (other.start >= end) break;
    if (other.weak || isIdea(other) || other.skill === leftOut || other.skill === first) continue;
    if (first !== null) return 2;
    first = other.skill;
  }
  return first === null ? 0 : 1;
}

function hasIdea(candidates: readonly Candidate[], { start, end }: Span): boolean {
  return candidates.some(
    (other) => !other.weak && isIdea(other) && other.start >= start && other.start < end,
  );
}

/** Along each list of skills: one supported technology supports its neighbours, three weak ones each other. */
function supportByList(text: string, candidates: readonly Candidate[], supported: boolean[]): void {
  for (let at = supported.indexOf(false); at >= 0; ) {
    let from = at;
    while (from > 0 && isListed(text, candidates, from)) from--;
    let to = at + 1;
    while (to < candidates.length && isListed(text, candidates, to)) to++;
    supportList(candidates, supported, from, to);
    at = supported.indexOf(false, to);
  }
}

function supportList(
  candidates: readonly Candidate[],
  supported: boolean[],
  from: number,
  to: number,
): void {
  let anchored = false;
  let named = false;
  for (let at = from; at < to; at++) {
    const candidate = candidates[at] as Candidate;
    anchored ||= supported[at] === true && !isIdea(candidate);
    named ||= !candidate.weak;
  }
  for (let at = from; at < to; at++) {
    const candidate = candidates[at] as Candidate;
    const needs = candidate.alias.rule?.needs;
    // Ideas support ideas: "validation, lineage and observability".
    supported[at] ||=
      (named && needs === 'evidence' && isIdea(candidate)) ||
      (needs !== 'cue' && (anchored || (to - from >= 3 && !candidate.listed)));
  }
}

/** Whether a candidate is joined to the one before it. */
function isListed(text: string, candidates: readonly Candidate[], index: number): boolean {
  const [left, right] = [candidates[index - 1] as Candidate, candidates[index] as Candidate];
  return joinOf(text, left.end, right.start) !== 'none' || areLines(text, left, right);
}

/** "- Python\n- Go": two technologies that are a line each, one below the other. */
function areLines(text: string, left: Candidate, right: Candidate): boolean {
  if (right.start - left.end > 8 || isIdea(left) || isIdea(right)) return false;
  return (
    nextLine.test(text.slice(left.end, right.start)) &&
    opensLine.test(text.slice(Math.max(0, left.start - 6), left.start)) &&
    endsLine.test(text.slice(right.end, right.end + 6))
  );
}

const nextLine = /^[ \t,;.]*\n(?:\n?[ \t]*[-*•·–▪●○◦+][ \t]*|[ \t]*)$/;
const opensLine = /(?:^|\n)[ \t]*[-*•·–▪●○◦+]?[ \t]*$/;
const endsLine = /^[ \t,;.]*(?:\n|$)/;

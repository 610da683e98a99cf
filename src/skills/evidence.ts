import type { Candidate } from './candidates.ts';
import { wordsAfter, wordsBefore } from './context.ts';
import { isWordCode } from './fold.ts';
import { joinOf } from './gaps.ts';

/** The sentence around an offset, as [start, end). */
export type SentenceOf = (at: number) => readonly [number, number];

/**
 * Returns the candidates that count: the strong ones, and the weak ones that a cue word, a neighbour in a list
 * or (for `needs: 'evidence'`) an unambiguous technology in the same sentence supports.
 */
export function keepSupported(
  text: string,
  candidates: readonly Candidate[],
  sentenceOf: SentenceOf,
): Candidate[] {
  if (!candidates.some((candidate) => candidate.weak)) return [...candidates];
  const supported = candidates.map((c) => !c.weak || hasCue(text, c, sentenceOf));
  supportBySentence(candidates, supported, sentenceOf);
  supportByUse(text, candidates, supported);
  supportByPlace(text, candidates, supported, sentenceOf);
  supportByList(text, candidates, supported);
  return candidates.filter((_, index) => supported[index]);
}

const workers =
  /^(?:developers?|engineers?|programmers?|programming|devs?|development|microservices?|scripting|codebase|coders?|sdk|entwickler|разработчик|developer\/in|programlama|proqramlaşdırma)(?![\p{L}])/u;
const crafts =
  /(?:written (?:in|with)|program(?:ming)? in|cod(?:e|ing) in|proficien(?:t|cy) (?:in|with)|experience (?:with|in|using|writing)|expertise (?:in|with)|knowledge of|familiar(?:ity)? with|fluen(?:t|cy) in|skills in|languages?(?: like| such as|:)|using|built (?:in|with|on)|developed in|стек:?|опыт (?:работы )?(?:с|на)|знание|kenntnisse in|erfahrung (?:mit|in))$/;
/** "Senior Backend Engineer (Go)", "Developer (C/C++)": what stands in parentheses behind a title. */
function isOfTitle(text: string, { start, end }: Candidate): boolean {
  return (
    text.charCodeAt(start - 1) === 0x28 &&
    titles.test(text.slice(Math.max(0, start - 14), start)) &&
    /^[\s),/]/.test(text.charAt(end))
  );
}

const titles = /(?:engineers?|developers?|programmers?|devs?) ?\($/i;
const writes = /(?:written|wrote|writing|program(?:ming)?|cod(?:e|ing)|implemented) in$/;

function hasCue(text: string, candidate: Candidate, sentenceOf: SentenceOf): boolean {
  const { rule } = candidate.alias;
  if (candidate.listed) return false;
  if (rule?.needs !== 'cue' && isOfTitle(text, candidate)) return true;
  if (rule?.needs !== 'cue' && workers.test(wordsAfter(text, candidate.end))) return true;
  if (rule?.needs === 'evidence') {
    const capital = /\p{Lu}/u.test(text.charAt(candidate.start));
    if (capital && crafts.test(wordsBefore(text, candidate.start))) return true;
  } else if (rule?.needs === 'strong' && writes.test(wordsBefore(text, candidate.start)))
    return true;
  const cues = rule?.cues ?? [];
  if (cues.length === 0) return false;
  const [start, end] = sentenceOf(candidate.start);
  const around =
    `${text.slice(start, candidate.start)} ${text.slice(candidate.end, end)}`.toLowerCase();
  return cues.some((cue) => holdsWord(around, cue));
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWordCode(text.charCodeAt(at - 1)) && isWordCode(word.charCodeAt(0))) continue;
    const after = text.slice(at + word.length, at + word.length + 2);
    if (!isWordCode(after.charCodeAt(0)) || /^s(?![\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
}

function supportBySentence(
  candidates: readonly Candidate[],
  supported: boolean[],
  sentenceOf: SentenceOf,
): void {
  let sentence: readonly [number, number] = [0, 0];
  let strong: Candidate[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (supported[index] || candidate.listed) continue;
    if (candidate.alias.rule?.needs !== 'evidence') continue;
    if (candidate.start < sentence[0] || candidate.start >= sentence[1]) {
      sentence = sentenceOf(candidate.start);
      strong = nearby(candidates, index, sentence).filter((c) => !c.weak && isTechnology(c));
    }
    supported[index] = strong.some((other) => other.skill !== candidate.skill);
  }
}

const uses = /(?:\b(?:with|using|use|uses|like|in|on|via|and|or|including)|[:,/(])$/;
const neighbourhood = 250;

/** "… servers with Chef" in the midst of technologies: a capital, a word of use, and two of them close by. */
function supportByUse(text: string, candidates: readonly Candidate[], supported: boolean[]): void {
  for (const [index, candidate] of candidates.entries()) {
    const { rule } = candidate.alias;
    if (supported[index] || rule?.needs === undefined || rule.needs === 'cue') continue;
    if (!isNamed(text, candidate)) continue;
    if (!uses.test(wordsBefore(text, candidate.start))) continue;
    const reach = [candidate.start - neighbourhood, candidate.end + neighbourhood] as const;
    const close = nearby(candidates, index, reach).filter((c) => !c.weak && isTechnology(c));
    supported[index] = new Set(close.map((c) => c.skill)).size >= 2;
  }
}

/** "microservices in Go.", "back-end Go (US)", "distributed systems and Go": where only a language stands. */
function supportByPlace(
  text: string,
  candidates: readonly Candidate[],
  supported: boolean[],
  sentenceOf: SentenceOf,
): void {
  for (const [index, candidate] of candidates.entries()) {
    if (supported[index] || candidate.listed || candidate.skill.category !== 'language') continue;
    if (candidate.alias.rule?.needs !== 'evidence' || !isNamed(text, candidate)) continue;
    if (!endsItem.test(text.slice(candidate.end, candidate.end + 8))) continue;
    const before = wordsBefore(text, candidate.start);
    supported[index] =
      ofBackend.test(before) ||
      (before.endsWith(' in') && makes.test(before)) ||
      (before.endsWith(' and') &&
        nearby(candidates, index, sentenceOf(candidate.start)).some((c) => !c.weak && isIdea(c)));
  }
}

const endsItem = /^(?:\s*$|\s*\n|\s?[(,)/|]|\.(?:\s|$))/;
const ofBackend = /\bback ?end ?\/?$/;
const makes =
  /\b(?:(?:micro)?services?|apis?|systems?|backends?|back end|servers?|software|code|tools?|tooling|applications?|apps?|platforms?|pipelines?|daemons?|clis?|libraries|develop\w*|engineer\w*|work(?:ing)?|everything|mostly|primarily|mainly) in$/;

/** A capital in the middle of a sentence, and for the most ambiguous names a few letters at least. */
function isNamed(text: string, candidate: Candidate): boolean {
  if (!/\p{Lu}/u.test(text.charAt(candidate.start)) || isIdea(candidate)) return false;
  return candidate.alias.rule?.needs !== 'strong' || candidate.end - candidate.start > 2;
}

function isIdea({ skill }: Candidate): boolean {
  return skill.category === 'concept' || skill.category === 'practice';
}

function nearby(
  candidates: readonly Candidate[],
  index: number,
  [start, end]: readonly [number, number],
): Candidate[] {
  const found: Candidate[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const other = candidates[at];
    if (other === undefined || other.start < start) break;
    found.push(other);
  }
  for (let at = index + 1; at < candidates.length; at++) {
    const other = candidates[at];
    if (other === undefined || other.start >= end) break;
    found.push(other);
  }
  return found;
}

function isTechnology(candidate: Candidate): boolean {
  return !isIdea(candidate);
}

/** Runs along each list of skills: one supported technology supports its neighbours, three weak ones each other. */
function supportByList(text: string, candidates: readonly Candidate[], supported: boolean[]): void {
  for (let from = 0; from < candidates.length; ) {
    let to = from + 1;
    while (to < candidates.length && isListed(text, candidates, to)) to++;
    const anchored = candidates
      .slice(from, to)
      .some((candidate, offset) => supported[from + offset] && isTechnology(candidate));
    const named = candidates.slice(from, to).some((candidate) => !candidate.weak);
    for (let at = from; at < to; at++) {
      const candidate = candidates[at];
      // Ideas support ideas: "validation, lineage and observability".
      if (named && candidate !== undefined && isIdea(candidate)) {
        supported[at] ||= candidate.alias.rule?.needs === 'evidence';
      }
    }
    if (anchored || to - from >= 3) {
      for (let at = from; at < to; at++) {
        const candidate = candidates[at];
        supported[at] ||=
          candidate?.alias.rule?.needs !== 'cue' && (anchored || !candidate?.listed);
      }
    }
    from = to;
  }
}

function isListed(text: string, candidates: readonly Candidate[], index: number): boolean {
  const left = candidates[index - 1];
  const right = candidates[index];
  if (left === undefined || right === undefined) return false;
  return joinOf(text, left.end, right.start) !== 'none';
}

import type { Candidate } from './candidates.ts';
import type { Clause, Sentence } from './clauses.ts';
import type { CueHit } from './cues.ts';
import { joinOf } from './gaps.ts';

/**
 * Returns what tells of a sentence's candidates, each in one of its clauses, whether the sentence asks the reader for
 * them. Whether it opens with asking is looked up once.
 */
export function openAsked(
  text: string,
  sentence: Sentence,
): (candidate: Candidate, clause: Clause) => boolean {
  let opens: boolean | null = null;
  return (candidate, clause) => {
    opens ??= opensAsking(text, sentence);
    return (
      opens || sentence.cues.some((cue) => asksFor(text, candidate, cue, { clause, sentence }))
    );
  };
}

type Around = { clause: Clause; sentence: Sentence };

/** "… of RESTExperience with SQL": a word that another is glued to is no cue, but begins the sentence all the same. */
function opensAsking(text: string, { start }: Sentence): boolean {
  asking.lastIndex = start;
  return asking.test(text);
}

const asking =
  /(?:(?:Strong|Good|Excellent|Solid|Deep|Proven|Basic|Working|Hands-on|Prior|Previous) )?(?:Experienced?|Knowledge|Familiar(?:ity)?|Proficien(?:t|cy)|Understanding|experience|knowledge|familiarity|proficiency|understanding) (?:with|in|of|using|implementing)\b/uy;

/** "Experience with X in Y, Z": what asks at the start of a sentence holds for the rest of it. */
function asksFor(text: string, candidate: Candidate, cue: CueHit, around: Around): boolean {
  const { clause, sentence } = around;
  const before = cue.end <= candidate.start;
  const after = cue.start >= candidate.end && followsClosely(text, cue, clause);
  if (cue.kind === 'asks-nearby') {
    if (opensWithAbility(text, sentence, cue)) return before;
    if (sentence.section === 'duties' || isOurPeople(text, cue)) return false;
    return before
      ? listStart(text, candidate, clause) - cue.end <= 40
      : after && cue.start - candidate.end <= 2;
  }
  if (cue.kind !== 'asks') return false;
  if (!before && isLabel(text, sentence, candidate, cue)) return true;
  if (!before && !after) return false;
  // Among duties only clear words ask, or those that a line begins with ("- Understanding of …").
  return (
    sentence.section !== 'duties' ||
    cue.start - sentence.start <= 30 ||
    isSought(text, sentence, cue) ||
    strongAsks.test(text.slice(cue.start, cue.end))
  );
}

/** "Java and SQL experience", "Java … is required", but not "powered by Java to give a great experience". */
function followsClosely(text: string, cue: CueHit, { end, candidates }: Clause): boolean {
  const last = candidates.findLast((candidate) => candidate.end <= cue.start);
  if (last === undefined || cue.start >= end) return false;
  const between = text.slice(last.end, cue.start);
  if (/\bbut\b/.test(between)) return false;
  return between.length <= 24 || verdicts.test(text.slice(cue.start, cue.end));
}

const verdicts = /^(?:must|required|requirement|mandatory|essential|necessary)/i;

/** "- Caching: experience with Redis": what a line is about is asked too. */
function isLabel(text: string, { start }: Sentence, candidate: Candidate, cue: CueHit): boolean {
  return (
    candidate.start - start <= 40 &&
    /^[^.,;:()]{0,30}:\s*(?:\w+\s){0,3}$/.test(text.slice(candidate.end, cue.start))
  );
}

/** "- The ability to deploy with X": such a line asks under any heading. */
function opensWithAbility(text: string, sentence: Sentence, cue: CueHit): boolean {
  return (
    cue.start - sentence.start <= 6 &&
    /^(?:ability|able|capability|aptitude|proven|demonstrated|track record)/i.test(
      text.slice(cue.start, cue.end),
    )
  );
}

/** "We are looking for an engineer with expertise in X" asks under any heading. */
function isSought(text: string, { cues }: Sentence, asking: CueHit): boolean {
  return cues.some(
    (cue) =>
      cue.end <= asking.start &&
      /^(?:looking for|seek|ideal candidate|hiring)/i.test(text.slice(cue.start, cue.end)),
  );
}

/** "a team of great engineers", "a company passionate about X": those who are there already. */
function isOurPeople(text: string, cue: CueHit): boolean {
  const before = text.slice(Math.max(0, cue.start - 90), cue.start);
  if (/^passion/i.test(text.slice(cue.start, cue.end))) return ourPassion.test(before);
  return ourPeople.test(before.slice(-48));
}

const ourPeople =
  /\b(?:our|their|fellow|other|help|helps|helping|enable|enables|among|alongside|(?:team|teams|group) of)\s(?:[\w-]+\s){0,2}$/i;
const ourPassion =
  /\b(?:we|we['’]re|our|team|company|startup|group)\b(?!['’ ](?:are|re) looking|['’ ]re looking)[^.;:]*$/i;

/** Where the list begins that a candidate stands in: "hiring Go, Java and Python developers". */
function listStart(text: string, candidate: Candidate, { candidates }: Clause): number {
  let at = candidates.indexOf(candidate);
  for (; at > 0; at--) {
    const [previous, here] = [candidates[at - 1], candidates[at]];
    if (!previous || !here || joinOf(text, previous.end, here.start) === 'none') break;
  }
  return candidates[at]?.start ?? candidate.start;
}

const strongAsks =
  /^(?:must|required|years|yrs|proficien|experience|knowledge|familiarity|you have|ideal candidate)/i;

import type { Candidate } from './candidates.ts';
import type { Clause, Sentence } from './clauses.ts';
import type { CueHit } from './cues.ts';
import { letterPairs, mayBePair } from './letter-pairs.ts';

/**
 * Returns what tells of a sentence's candidates (by index), each in one of its clauses, whether the sentence asks the
 * reader for them. Whether it opens with asking is looked up once.
 */
export function openAsked(
  text: string,
  sentence: Sentence,
): (index: number, clause: Clause) => boolean {
  let opens: boolean | null = null;
  return (index, clause) => {
    opens ??= opensAsking(text, sentence);
    return opens || sentence.cues.some((cue) => asksFor(text, index, cue, { clause, sentence }));
  };
}

type Around = { clause: Clause; sentence: Sentence };

/** "… of RESTExperience with SQL": a word that another is glued to is no cue, but begins the sentence all the same. */
function opensAsking(text: string, { start }: Sentence): boolean {
  if (!mayBePair(opening, text, start)) return false;
  asking.lastIndex = start;
  return asking.test(text);
}

const opening = letterPairs('st|go|ex|so|de|pr|ba|wo|ha|kn|fa|un');
const asking =
  /(?:(?:Strong|Good|Excellent|Solid|Deep|Proven|Basic|Working|Hands-on|Prior|Previous) )?(?:Experienced?|Knowledge|Familiar(?:ity)?|Proficien(?:t|cy)|Understanding|experience|knowledge|familiarity|proficiency|understanding) (?:with|in|of|using|implementing)\b/uy;

/** "Experience with X in Y, Z": what asks at the start of a sentence holds for the rest of it. */
function asksFor(text: string, index: number, cue: CueHit, around: Around): boolean {
  if (cue.kind === 'asks-nearby') return asksNearby(text, index, cue, around);
  if (cue.kind !== 'asks') return false;
  const { sentence } = around;
  const candidate = sentence.candidates[index] as Candidate;
  if (cue.end > candidate.start) {
    if (cue.start < candidate.end) return false;
    if (isLabel(text, sentence, candidate, cue)) return true;
    if (!followsClosely(text, cue, around)) return false;
  }
  // Among duties only clear words ask, or those that a line begins with ("- Understanding of …").
  return (
    sentence.section !== 'duties' ||
    cue.start - sentence.start <= 30 ||
    isSought(text, sentence, cue) ||
    strongAsks.test(text.slice(cue.start, cue.end))
  );
}

/** "Go developers", "we seek Go": such words ask for what stands right beside them. */
function asksNearby(text: string, index: number, cue: CueHit, around: Around): boolean {
  const { sentence } = around;
  const { start, end } = sentence.candidates[index] as Candidate;
  if (cue.end <= start) {
    if (opensWithAbility(text, sentence, cue)) return true;
    if (listStart(index, around) - cue.end > 40) return false;
  } else {
    if (cue.start < end || cue.start - end > 2 || opensWithAbility(text, sentence, cue))
      return false;
    if (!followsClosely(text, cue, around)) return false;
  }
  return sentence.section !== 'duties' && !isOurPeople(text, cue);
}

/** "Java and SQL experience", "Java … is required", but not "powered by Java to give a great experience". */
function followsClosely(text: string, cue: CueHit, { clause, sentence }: Around): boolean {
  if (cue.start >= clause.end) return false;
  let last = clause.to - 1;
  while (last >= clause.from && (sentence.candidates[last] as Candidate).end > cue.start) last--;
  if (last < clause.from) return false;
  const { end } = sentence.candidates[last] as Candidate;
  if (cue.start - end > 24 && !verdicts.test(text.slice(cue.start, cue.end))) return false;
  return !/\bbut\b/.test(text.slice(end, cue.start));
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
  if (/^passion/i.test(text.slice(cue.start, cue.end)))
    return ourPassion.test(text.slice(Math.max(0, cue.start - 90), cue.start));
  return ourPeople.test(text.slice(Math.max(0, cue.start - 48), cue.start));
}

const ourPeople =
  /\b(?:our|their|fellow|other|help|helps|helping|enable|enables|among|alongside|(?:team|teams|group) of)\s(?:[\w-]+\s){0,2}$/i;
const ourPassion =
  /\b(?:we|our|team|company|startup|group)\b(?!['’ ](?:are|re) looking|['’ ]re looking)[^.;:]*$/i;

/** Where the list begins that a candidate stands in: "hiring Go, Java and Python developers". */
function listStart(index: number, { clause, sentence }: Around): number {
  let first = index;
  while (first > clause.from && sentence.joints[first] !== 'none') first--;
  return (sentence.candidates[first] as Candidate).start;
}

const strongAsks =
  /^(?:must|required|years|yrs|proficien|experience|knowledge|familiarity|you have|ideal candidate)/i;

import type { Candidate } from './candidates.ts';
import { isDigit, isLower, isSmall, isUpper } from './characters.ts';
import { isWordCode } from './fold.ts';
import { letterPairs, mayBePair } from './letter-pairs.ts';
import { type Block, isSpace } from './segments.ts';

/** Where a sentence stands in its text, the end exclusive; UTF-16. */
export type Span = { readonly start: number; readonly end: number };

/** Text without any full stop is cut so far from a candidate, so that no sentence costs more than this. */
const maxSentence = 1200;

/**
 * Returns the sentence of each candidate, within its block: parted by ". ", "!", "?", ";" and bullets. Candidates of
 * one sentence share it, but of one that is cut each has its own; those outside every block are their own sentence.
 */
export function findSentences(
  text: string,
  blocks: readonly Block[],
  candidates: readonly Candidate[],
): Span[] {
  let index = 0;
  let last: Span = { start: 0, end: 0 };
  return candidates.map(({ start: at }) => {
    if (at >= last.start && at < last.end) return cut(last, at);
    while (index + 1 < blocks.length && (blocks[index + 1] as Block).start <= at) index++;
    const block = blocks[index];
    last =
      block === undefined || at < block.start || at >= block.end
        ? { start: at, end: at + 1 }
        : { start: startOfSentence(text, block, at), end: endOfSentence(text, block, at) };
    return cut(last, at);
  });
}

function cut(sentence: Span, at: number): Span {
  const { start, end } = sentence;
  if (end - start <= maxSentence) return sentence;
  return { start: Math.max(start, at - maxSentence - 1), end: Math.min(end, at + maxSentence + 1) };
}

function startOfSentence(text: string, block: Block, at: number): number {
  for (let index = at; index > block.start; index--) {
    const role = roleOf(text.charCodeAt(index));
    if (role === plain) continue;
    if (role === opener) {
      if (index > block.start + 1 && beginsLostLine(text, index)) return index;
    } else if (index < at && (role === final || isStop(text, index))) return index + 1;
  }
  return block.start;
}

function endOfSentence(text: string, block: Block, at: number): number {
  for (let index = at; index < block.end; index++) {
    const role = roleOf(text.charCodeAt(index));
    if (role === plain) continue;
    if (role === opener) {
      if (index > at && beginsLostLine(text, index)) return index;
    } else if (role === final || isStop(text, index)) return index + 1;
  }
  return block.end;
}

/** What a character may do to a sentence: nothing, end it, end it but in an abbreviation, or begin a lost line. */
const [plain, final, stop, opener] = [0, 1, 2, 3] as const;
const roles = Uint8Array.from({ length: 0x80 }, (_, code) => {
  if (code === 0x3b) return final;
  if (code === 0x2e || code === 0x21 || code === 0x3f) return stop;
  return isUpper(code) || isDigit(code) ? opener : plain;
});

function roleOf(code: number): number {
  if (code < 0x80) return roles[code] as number;
  return code === 0x2022 || code === 0x3002 || code === 0xb7 ? final : plain;
}

function isStop(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const after = text.charCodeAt(at + 1);
  if (Number.isNaN(after)) return true;
  if (!isSpace(after) && after !== 0x29 && after !== 0x22 && after !== 0x201d) {
    // "…teams.You will": a break was lost.
    return (
      code === 0x2e &&
      isUpper(after) &&
      isLower(text.charCodeAt(at - 1)) &&
      isLower(text.charCodeAt(at + 2))
    );
  }
  return code !== 0x2e || !isAbbreviation(text, at);
}

/** "… APIs Experience with SQL", "… of RESTFamiliarity with", "skills2) Good": the breaks of a list were lost. */
function beginsLostLine(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before === 0x20) {
    const ended = text.charCodeAt(at - 2);
    return (
      (ended === 0x29 || isSmall(ended)) &&
      mayBePair(opensLine, text, at) &&
      isAt(lostLine, text, at) &&
      /(?:\)|(?:^|\s)\p{Ll}+)$/u.test(text.slice(at - 17, at - 1))
    );
  }
  if (before !== 0x29 && !isLower(before)) return false;
  if (isUpper(text.charCodeAt(at))) {
    return mayBePair(opensGlued, text, at) && isAt(gluedLine, text, at);
  }
  return isAt(lostNumber, text, at);
}

const opensLine = letterPairs('ex|kn|un|fa|pr|ab|ba|st|go|so|de|wo|ha|sk');
const lostLine =
  /(?:(?:Strong |Good |Excellent |Solid |Deep |Proven |Basic |Working |Hands-on |Prior |Previous )?(?:experience|knowledge|understanding|familiarity|proficiency|expertise|ability|background) (?:with|in|of|to|using|on)\b|Experienced (?:with|in)\b|Familiar with\b|Proficient (?:with|in)\b|Skilled in\b)/iy;
const opensGlued = letterPairs(
  'ex|fa|st|go|so|kn|un|ab|pr|mu|re|de|mi|ba|su|pe|cr|ma|as|en|cu|ut|pa|co|im|ha|qu|be|wh|we|yo|ou',
);
const gluedLine =
  /(?:Experienced?|Familiar|Familiarity|Strong|Good|Excellent|Solid|Knowledge|Understanding|Ability|Proficien(?:t|cy)|Must|Preferred|Required|Desired|Minimum|Bachelor|Support|Perform|Develop|Developing|Creating|Maintain|Manage|Assist|Provide|Ensure|Responsible|Customize|Utilizes?|Participate|Collaborate|Implement|Implementing|Demonstrated|Hands-on|Responsibilities|Requirements|Qualifications|Benefits|What|Why|You|We|Our)(?![\p{L}\d])/uy;
const lostNumber = /\d{1,2}\) ?\p{Lu}/uy;

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

const abbreviations = new Set(
  'e.g i.e eg ie etc vs incl approx sr jr inc ltd no esp min max yrs yr exp dr mr ms st z.b bzw ca u.a p.ej ej напр т.е т.д др ex ph.d b.s m.s b.sc m.sc b.tech m.tech'.split(
    ' ',
  ),
);

function isOfAbbreviation(code: number): boolean {
  return code === 0x2e || (isWordCode(code) && !isDigit(code));
}

function isAbbreviation(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < 6 && isOfAbbreviation(text.charCodeAt(from - 1))) from--;
  const word = text.slice(from, at).toLowerCase();
  if (!abbreviations.has(word)) return false;
  // "etc. We offer": the sentence ends there after all.
  return (
    !/^(?:etc|др|т\.д|inc|ltd|ph\.d|[bm]\.(?:sc?|tech))$/.test(word) ||
    !/^\.\s+\p{Lu}/u.test(text.slice(at, at + 4))
  );
}

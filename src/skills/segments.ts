import { isWordCode } from './fold.ts';

/** A line of the posting, or the lines of one wrapped paragraph or list item; offsets without the bullet. */
export type Block = { start: number; end: number; item: boolean; afterBlank: boolean };

/** Returns the blocks of a text in order, without the empty ones; offsets are UTF-16. */
export function findBlocks(text: string): Block[] {
  const lines = findLines(text);
  return isWrapped(lines) ? joinWrapped(lines) : lines;
}

/** Returns the sentence that holds the offset, within the block: parted by ". ", "!", "?", ";" and bullets. */
export function sentenceAround(text: string, block: Block, at: number): [number, number] {
  let start = block.start;
  for (let i = Math.min(at, block.end) - 1; i > block.start; i--) {
    if (endsSentence(text, i)) {
      start = i + 1;
      break;
    }
    if (at - i > maxSentence) {
      start = i;
      break;
    }
  }
  let end = block.end;
  for (let i = at; i < block.end; i++) {
    if (endsSentence(text, i)) {
      end = i + 1;
      break;
    }
    if (i - at > maxSentence) {
      end = i;
      break;
    }
  }
  return [start, end];
}

/** Text without any full stop is cut here, so that no sentence costs more than this. */
export const maxSentence = 1200;

function findLines(text: string): Block[] {
  const blocks: Block[] = [];
  let blank = true;
  for (let from = 0; from <= text.length; ) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    const block = trimLine(text, from, to);
    if (block === null) blank = true;
    else {
      blocks.push({ ...block, afterBlank: blank });
      blank = false;
    }
    from = to + 1;
  }
  return blocks;
}

function trimLine(text: string, from: number, to: number): Omit<Block, 'afterBlank'> | null {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (start === end) return null;
  const item = isBullet(text, start, end);
  if (!item) return { start, end, item };
  start++;
  while (start < end && (isSpace(text.charCodeAt(start)) || text[start] === '.')) start++;
  return start === end ? null : { start, end, item };
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0;
}

const bullets = new Set('-*•·●▪◦‣–—○■□➢➤✓✔→►★+'.split(''));

function isBullet(text: string, start: number, end: number): boolean {
  const mark = text.charAt(start);
  if (bullets.has(mark)) {
    return (
      start + 1 < end && text[start + 1] !== mark && !(mark === '+' && text[start + 1] !== ' ')
    );
  }
  // "1. ", "2) "
  if (mark < '0' || mark > '9') return false;
  const after = text.charAt(start + 1);
  return (after === '.' || after === ')') && text[start + 2] === ' ';
}

/** Text pasted from a mail or a PDF breaks its lines at a fixed width. */
function isWrapped(lines: readonly Block[]): boolean {
  if (lines.length < 8) return false;
  let longest = 0;
  let long = 0;
  for (const { start, end } of lines) {
    longest = Math.max(longest, end - start);
    if (end - start >= 45) long++;
  }
  return longest <= 92 && long >= lines.length * 0.4;
}

function joinWrapped(lines: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  for (const [index, line] of lines.entries()) {
    const last = blocks.at(-1);
    const previous = lines[index - 1];
    if (last === undefined || line.item || line.afterBlank || previous === undefined) {
      blocks.push({ ...line });
    } else if (!last.item && previous.end - previous.start < 40) blocks.push({ ...line });
    else last.end = line.end;
  }
  return blocks;
}

function endsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x3b || code === 0x2022 || code === 0x3002 || code === 0xb7) return true;
  if (code === 0x20 || code === 0x29 || isLower(code)) return beginsLostLine(text, at);
  if (code !== 0x2e && code !== 0x21 && code !== 0x3f) return false;
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
  const next = text.charCodeAt(at + 1);
  const glued = text.charCodeAt(at) !== 0x20;
  if (!isUpper(next)) return glued && isDigit(next) && isAt(lostNumber, text, at + 1);
  if (glued) return isAt(gluedLine, text, at + 1);
  return isAt(lostLine, text, at + 1) && /(?:\)|(?:^|\s)\p{Ll}+)$/u.test(text.slice(at - 16, at));
}

const lostLine =
  /(?:(?:Strong |Good |Excellent |Solid |Deep |Proven |Basic |Working |Hands-on |Prior |Previous )?(?:experience|knowledge|understanding|familiarity|proficiency|expertise|ability|background) (?:with|in|of|to|using|on)\b|Experienced (?:with|in)\b|Familiar with\b|Proficient (?:with|in)\b|Skilled in\b)/iy;
const gluedLine =
  /(?:Experienced?|Familiar|Familiarity|Strong|Good|Excellent|Solid|Knowledge|Understanding|Ability|Proficien(?:t|cy)|Must|Preferred|Required|Desired|Minimum|Bachelor|Support|Perform|Develop|Developing|Creating|Maintain|Manage|Assist|Provide|Ensure|Responsible|Customize|Utilizes?|Participate|Collaborate|Implement|Implementing|Demonstrated|Hands-on|Responsibilities|Requirements|Qualifications|Benefits|What|Why|You|We|Our)(?![\p{L}\d])/uy;
const lostNumber = /\d{1,2}\) ?\p{Lu}/uy;

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Returns whether a code unit is a digit of ASCII. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** Returns whether a code unit is a small letter of ASCII. */
export function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
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

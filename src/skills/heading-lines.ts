import type { HeadingHit } from './cues.ts';
import type { Section } from './heading-words.ts';
import type { Block } from './segments.ts';

/** Sections whose skills nobody is asked for: what they name is not counted. */
export const unheard: ReadonlySet<Section> = new Set(['benefits', 'legal', 'process']);

/**
 * Returns whether a line that holds the words of a heading is a fact about the job: "Location: Remote | Competitive
 * Compensation", "Salary: 90k", and "Competitive compensation" with no list below it. Nothing is opened by it.
 */
export function isFact(
  text: string,
  block: Block,
  hit: HeadingHit,
  next: Block | undefined,
): boolean {
  if (!unheard.has(hit.kind)) return false;
  const line = text.slice(block.start, block.end);
  const before = line.slice(0, hit.start - block.start);
  if (before.length > 2 && line.includes('|')) return true;
  if (/^(?:location|where|job type|contract)\s?:\s?\S/i.test(line)) return true;
  if (/^\s?:\s?\S/.test(text.slice(hit.end, block.end))) return true;
  return next?.item !== true && !line.endsWith(':') && praise.test(before);
}

const praise = /^(?:very |highly )?(?:competitive|attractive|great|excellent|generous|top)\s$/i;

/**
 * Returns the section that "Our new developer will:" or "The engineer we hire has:" opens, or null. A list below it
 * asks; prose below it asks in its own words.
 */
export function personHeading(text: string, block: Block, next: Block | undefined): Section | null {
  if (text.charCodeAt(block.end - 1) !== 0x3a) return null;
  const [, verb] = aboutPerson.exec(text.slice(block.start, block.end)) ?? [];
  if (verb === undefined) return null;
  if (/^(?:will|gets)/i.test(verb)) return 'duties';
  return next?.item === true ? 'required' : 'neutral';
}

/** Returns the section of a heading that another is glued to ("RequirementsTechnical Skills"), or null. */
export function gluedHeading(text: string, block: Block): Section | null {
  const [, asked, given] = glued.exec(text.slice(block.start, block.start + 40)) ?? [];
  if (asked !== undefined) return 'required';
  return given === undefined ? null : 'duties';
}

/** Returns whether a line is a heading over what the employer says of itself: "About Acme", "Why Acme", "Acme's values". */
export function isOfCompany(text: string, block: Block): boolean {
  return !block.item && ofCompany.test(text.slice(block.start, block.end));
}

const ofCompany =
  /^(?:(?:More )?About (?!(?:you|the|this|your)\b)[\p{Lu}\d].{0,40}|Why (?!(?:you|we|this|the)\b)[\p{Lu}\d].{0,30}|(?:How|Where) we(?:['’]re different| work)|What(?:['’]s it| it['’]s) like (?:to work )?at .{2,40}|Who are we|(?:Life|Working) at [\p{Lu}\d].{0,40}|[\p{Lu}][\p{L}\d]*['’]s? (?:values|culture|mission|story|principles))[?:]?$/u;

const glued =
  /^(?:[\p{Lu}][\p{Ll}]+ ){0,2}(?:([Rr]equirements?|[Qq]ualifications|[Ss]kills|[Ww]ho [Yy]ou [Aa]re|[Ww]hat [Ww]e [Ss]eek|[Ll]ooking [Ff]or)|([Rr]esponsibilities|(?:[Tt]he|[Tt]his) [Rr]ole|(?:[Yy]ou['’]ll|[Ww]ill) [Dd]o))\p{Lu}\p{Ll}/u;

const aboutPerson =
  /^(?:our|the|an?|this|your|as)\s(?:[\w/'’-]+\s){0,6}(?:engineer|developer|programmer|architect|analyst|scientist|candidate|person|hire|colleague|teammate)\s(?:[\w'’-]+\s){0,3}(will|gets to|has|brings|needs|knows|should have|must have):$/i;

/** Returns the section of a line that asks or gives a task again after the benefits or the small print, or null. */
export function sectionOfAsking(text: string, block: Block): Section | null {
  const opening = text.slice(block.start, block.start + 80);
  if (asks.test(opening)) return 'required';
  return !block.item && assigns.test(opening) ? 'duties' : null;
}

const asks =
  /^(?:(?:you (?:have|bring|possess|need|must have)|we expect) )?(?:(?:at least |a minimum of |minimum )?\d+\+? years['’]? (?:of )?[\w -]{0,30}(?:experience|developing|programming|building)|(?:strong |solid |proven |deep |good |hands-on )?(?:experience (?:with|in|building|developing)|(?:proficiency|expertise) (?:with|in)|proficient (?:with|in)|familiarity with|(?:knowledge|understanding) of))\b/i;
const assigns =
  /^you(?:['’]ll| will) (?:use|build|design|develop|write|implement|maintain|architect|deploy|program)\b/i;

/** Returns whether a line begins "Tech: …", and so says what is in use whatever is asked above it. */
export function isStackLabel(text: string, block: Block): boolean {
  return (
    !block.item &&
    block.afterBlank &&
    (text.charCodeAt(block.start) | 0x20) === 0x74 &&
    /^tech\s?:\s?\S/i.test(text.slice(block.start, block.start + 8))
  );
}

import { plainWords } from '../postings/plain-words.ts';
import { dropExplained } from './acronyms.ts';
import { fitsAlias, type Hit, isLowerItem } from './boundaries.ts';
import { isComparison, isRefused } from './context.ts';
import type { Dictionary, KnownAlias } from './dictionary.ts';
import { isEmployer } from './employer-names.ts';
import { createHits, type Hits, scan } from './scan.ts';
import { isOfIdeas, type Skill } from './skill.ts';

/**
 * A place where a skill may be named; `weak` ones count only with evidence beside them, `listed` ones (a name in
 * lower case that is spelt with capitals: "python, go") only as an item of a list of technologies.
 */
export type Candidate = {
  skill: Skill;
  alias: KnownAlias;
  start: number;
  end: number;
  weak: boolean;
  listed: boolean;
};

/**
 * Returns the longest acceptable name at each place, in text order and without overlaps: case, edges, phrases
 * that refuse it ("go to market"), neighbouring words and the employer's own names are checked here. `hits` is left
 * with all that the automaton found, cue phrases among it.
 */
export function findCandidates(
  dictionary: Dictionary,
  text: string,
  employer: readonly string[],
  hits: Hits = ownHits,
): Candidate[] {
  hits.length = 0;
  scan(dictionary.automaton, text, hits);
  const { data, length } = hits;
  const found: Candidate[] = [];
  let covered = 0;
  for (let at = 0; at < length; ) {
    const start = data[at] as number;
    let after = at;
    while (after < length && data[after] === start) after += 4;
    for (let hit = after - 4; hit >= at && start >= covered; hit -= 4) {
      const candidate = readHit(dictionary, text, data, hit, employer);
      if (candidate === null) continue;
      covered = candidate.end;
      candidate.end = shortestEnd(dictionary, text, candidate, hits, at, hit);
      found.push(candidate);
    }
    at = after;
  }
  return dropExplained(text, found);
}

const ownHits = createHits();

/** "CI/CD pipelines" and "CI/CD" are the same skill here: the mention is the shortest span that names it, of the hits given. */
function shortestEnd(
  dictionary: Dictionary,
  text: string,
  candidate: Candidate,
  { data }: Hits,
  from: number,
  to: number,
): number {
  for (let at = from; at < to; at += 4) {
    const end = data[at + 1] as number;
    const aliases = dictionary.terminal(data[at + 2] as number)?.aliases ?? [];
    // A short form ("prompt" of "prompt and context engineering") is no name by itself.
    const alias = aliases.find(({ rule }) => rule?.heads === undefined);
    if (alias?.skill !== candidate.skill) continue;
    const [said, rest] = [text.slice(candidate.start, end), text.slice(end, candidate.end)];
    if (isWholeName(candidate.skill, said + rest)) return candidate.end;
    // "test-driven development" is one name, "agile development" is agile.
    if (/driven$/i.test(said) && /development/i.test(rest)) continue;
    if (addsNothing.test(rest)) return end;
    if ((alias.rule === null || /ing$/.test(said)) && addsLittle.test(rest)) return end;
    if (!/\p{Lu}/u.test(said)) continue;
    if (addsToNames.test(rest)) return end;
    // "LLM-powered" speaks of LLMs; what "AI-powered" and "API-driven" say is another thing.
    if (alias.rule?.needs === undefined && madeOf.test(rest)) return end;
  }
  return candidate.end;
}

/** "Functional programming" and "Shell scripting" are named so; "functional" alone is another word. */
function isWholeName({ name, category }: Skill, said: string): boolean {
  if (plainWords(said) === plainWords(name)) return true;
  return isOfIdeas(category) && /\sprogramming$/i.test(said);
}

const addsNothing =
  /^\s+(?:(?:software|development|based|engineering|best|team) )?(?:pipelines?|tools?|tooling|environments?|methodolog(?:y|ies)|methods?|process(?:es)?|practices?|principles?|teams?|projects?|workflows?|concepts?|techniques?|technolog(?:y|ies)|standards?|ceremonies|stack|ecosystem|queries|skills?|solutions?|apis?|programming|development|project management|experience)$/i;
const addsLittle =
  /^\s+(?:applications?|languages?|programming languages?|systems?|frameworks?|libraries|manipulation|based|models?|developers?|engineers?|integrations?|architectures?|code|scripts?|rotations?|best practices)$/;
const addsToNames =
  /^\s+(?:databases?|systems?|services?|cloud|platforms?|apps?|applications?|models?|frameworks?|providers?|protocols?|best practices|charts|devices|compliance|containers?|architectures?|clusters?|scripting|servers?|certifications?)$/i;
const madeOf = /^[-‑\s](?:based|powered|driven)(?:\s\w+)?$/i;

function readHit(
  dictionary: Dictionary,
  text: string,
  data: Int32Array,
  at: number,
  employer: readonly string[],
): Candidate | null {
  const aliases = dictionary.terminal(data[at + 2] as number)?.aliases;
  if (aliases === undefined) return null;
  const hit: Hit = {
    start: data[at] as number,
    end: data[at + 1] as number,
    suffix: data[at + 3] as number,
  };
  for (const alias of aliases) {
    const { skill } = alias;
    const listed = isLowerItem(text, hit, alias);
    if (!listed && !fitsAlias(text, hit, alias)) continue;
    if (alias.rule !== null && isRefused(text, hit, alias.rule)) continue;
    if (isComparison(text, hit)) continue;
    if (employer.length > 0 && isEmployer(text, hit, employer)) continue;
    const weak = listed || alias.rule?.needs !== undefined;
    return { skill, alias, start: hit.start, end: hit.end, weak, listed };
  }
  return null;
}

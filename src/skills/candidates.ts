import { fitsAlias, type Hit } from './boundaries.ts';
import { isRefused } from './context.ts';
import type { Dictionary, KnownAlias } from './dictionary.ts';
import { isEmployer } from './employer-names.ts';
import type { Skill } from './skill.ts';
import { createHits, scan } from './trie.ts';

/** A place where a skill may be named; `weak` ones count only with evidence beside them. */
export type Candidate = {
  skill: Skill;
  alias: KnownAlias;
  start: number;
  end: number;
  weak: boolean;
};

type Shield = { start: number; end: number; skills: readonly string[] };

/**
 * Returns the longest acceptable name at each place, in text order and without overlaps: case, edges, phrases
 * that shield ("go to market"), neighbouring words and the employer's own names are checked here.
 */
export function findCandidates(
  dictionary: Dictionary,
  text: string,
  employer: readonly string[],
): Candidate[] {
  const hits = createHits();
  scan(dictionary.trie, text, hits);
  const { data, length } = hits;
  const found: Candidate[] = [];
  let shields: Shield[] = [];
  let covered = 0;
  for (let at = 0; at < length; ) {
    const start = data[at] as number;
    let after = at;
    while (after < length && data[after] === start) after += 4;
    shields = updateShields(dictionary, shields, data, at, after);
    for (let hit = after - 4; hit >= at && start >= covered; hit -= 4) {
      const candidate = readHit(dictionary, text, data, hit, shields, employer);
      if (candidate === null) continue;
      covered = candidate.end;
      candidate.end = shortestEnd(dictionary, text, candidate, data.subarray(at, hit));
      found.push(candidate);
    }
    at = after;
  }
  return found;
}

/** "CI/CD pipelines" and "CI/CD" are the same skill here: the mention is the shortest span that names it. */
function shortestEnd(
  dictionary: Dictionary,
  text: string,
  candidate: Candidate,
  shorter: Int32Array,
): number {
  for (let at = 0; at < shorter.length; at += 4) {
    const end = shorter[at + 1] as number;
    const aliases = dictionary.terminals[shorter[at + 2] as number]?.aliases ?? [];
    if (aliases[0]?.skill === candidate.skill && addsNothing.test(text.slice(end, candidate.end))) {
      return end;
    }
  }
  return candidate.end;
}

const addsNothing = /^\s(?:[\p{Ll} -]+|APIs?)$/u;

function updateShields(
  dictionary: Dictionary,
  shields: Shield[],
  data: Int32Array,
  from: number,
  to: number,
): Shield[] {
  const start = data[from] as number;
  let kept = shields;
  if (shields.some((shield) => shield.end <= start)) kept = shields.filter((s) => s.end > start);
  for (let at = from; at < to; at += 4) {
    const skills = dictionary.terminals[data[at + 2] as number]?.shields ?? [];
    if (skills.length > 0) kept = [...kept, { start, end: data[at + 1] as number, skills }];
  }
  return kept;
}

function readHit(
  dictionary: Dictionary,
  text: string,
  data: Int32Array,
  at: number,
  shields: readonly Shield[],
  employer: readonly string[],
): Candidate | null {
  const hit: Hit = {
    start: data[at] as number,
    end: data[at + 1] as number,
    suffix: data[at + 3] as number,
  };
  const terminal = dictionary.terminals[data[at + 2] as number];
  for (const alias of terminal?.aliases ?? []) {
    const { skill } = alias;
    if (!fitsAlias(text, hit, alias)) continue;
    if (shields.some((s) => s.end >= hit.end && s.skills.includes(skill.id))) continue;
    if (alias.rule !== null && isRefused(text, hit, alias.rule)) continue;
    if (employer.length > 0 && isEmployer(text, hit, employer)) continue;
    const weak = alias.rule?.needs !== undefined;
    return { skill, alias, start: hit.start, end: hit.end, weak };
  }
  return null;
}

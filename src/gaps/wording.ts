import { leastSample } from '../demand/interval.ts';
import type { HeldSkill } from './profile.ts';

/** How many vacancies write a skill in each way, by skill id; ways that differ in case only are one. */
export type Surfaces = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A skill one has, written otherwise than most employers write it. */
export type Wording = {
  readonly id: string;
  /** The resume's own ways, and the employers' usual one. */
  readonly resume: readonly string[];
  readonly postings: string;
  /** Share of the skill's vacancies that use the usual way, and how many were counted. */
  readonly share: number;
  readonly vacancies: number;
};

/** How most employers write a skill: the way, its share of the skill's vacancies, and how many were counted. */
export type Usual = {
  readonly id: string;
  readonly postings: string;
  readonly share: number;
  readonly vacancies: number;
};

/** The usual way of writing of every skill that has one: more than half of at least 30 vacancies. */
export function findUsual(surfaces: Surfaces): Usual[] {
  return [...surfaces].flatMap(([id, ways]) => {
    const vacancies = [...ways.values()].reduce((sum, count) => sum + count, 0);
    const [first] = [...ways].sort(([, a], [, b]) => b - a);
    if (first === undefined || vacancies < leastSample || first[1] * 2 <= vacancies) return [];
    return { id, postings: first[0], share: first[1] / vacancies, vacancies };
  });
}

/**
 * The named skills that the resume never writes as most of its employers do, the most one-sided first. Only skills
 * that lines of the resume show are in it: it is about spelling, never about claiming more.
 */
export function compareWording(skills: readonly HeldSkill[], usual: readonly Usual[]): Wording[] {
  const ways = new Map(usual.map((way) => [way.id, way]));
  return skills
    .filter(({ impliedBy, evidence }) => impliedBy.length === 0 && evidence.length > 0)
    .flatMap((skill) => wordSkill(skill, ways.get(skill.id)) ?? [])
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

function wordSkill(skill: HeldSkill, usual: Usual | undefined): Wording | undefined {
  if (usual === undefined) return undefined;
  if (skill.evidence.some(({ text }) => holdsWord(text, usual.postings))) return undefined;
  return { ...usual, resume: [...new Set(skill.evidence.map(({ written }) => written))] };
}

function holdsWord(text: string, word: string): boolean {
  const hay = text.toLowerCase();
  const needle = word.toLowerCase();
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    const before = hay[at - 1] ?? ' ';
    const after = hay[at + needle.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

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

/** Fewer vacancies than this say nothing about how employers write. */
const floor = 30;

/**
 * The named skills that the resume never writes as most of its employers do, the most one-sided first. Only skills
 * that the resume shows are in it: it is about spelling, never about claiming more.
 */
export function compareWording(skills: readonly HeldSkill[], surfaces: Surfaces): Wording[] {
  return skills
    .filter(({ impliedBy }) => impliedBy.length === 0)
    .flatMap((skill) => wordSkill(skill, surfaces.get(skill.id)) ?? [])
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

function wordSkill(
  skill: HeldSkill,
  ways: ReadonlyMap<string, number> | undefined,
): Wording | undefined {
  const total = [...(ways?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  const usual = [...(ways ?? [])].sort(([, a], [, b]) => b - a)[0];
  if (usual === undefined || total < floor || usual[1] * 2 <= total) return undefined;
  const [postings, count] = usual;
  if (skill.evidence.some(({ text }) => holdsWord(text, postings))) return undefined;
  const resume = [...new Set(skill.evidence.map(({ written }) => written))];
  return { id: skill.id, resume, postings, share: count / total, vacancies: total };
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

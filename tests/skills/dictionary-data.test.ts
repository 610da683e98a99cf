import { describe, expect, it } from 'vitest';
import { allSkills } from '../../config/skills/all.ts';
import { listAliases } from '../../src/skills/dictionary.ts';
import { categories } from '../../src/skills/skill.ts';

const spelling = (name: string): string => name.toLowerCase().replace(/[\s-]+/g, ' ');
const ids = new Set(allSkills.map((skill) => skill.id));

describe('the shipped dictionary', () => {
  it('has at least 1,500 skills, 4,000 names and aliases, and every category', () => {
    expect(allSkills.length).toBeGreaterThanOrEqual(1500);
    expect(allSkills.flatMap(listAliases).length).toBeGreaterThanOrEqual(4000);
    expect(new Set(allSkills.map((skill) => skill.category))).toEqual(new Set(categories));
  });

  it('has ids in kebab-case, each once', () => {
    expect(allSkills.filter(({ id }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(ids.size).toBe(allSkills.length);
  });

  it('has every spelling once, unless both owners insist on their case (Yarn, YARN) or it is a short form', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { skill, text, rule } of allSkills.flatMap(listAliases)) {
      const short = rule?.heads === undefined ? '' : ' (short form)';
      const key = (rule?.case === 'exact' ? text : spelling(text)) + short;
      if (seen.has(key)) twice.push(`${text}: ${skill.id} and ${seen.get(key)}`);
      seen.set(key, skill.id);
    }
    expect(twice).toEqual([]);
  });

  it('links only to skills that are there, and never in a circle', () => {
    const links = allSkills.flatMap(({ id, implies = [], partOf, successorOf }) =>
      [...implies, partOf, successorOf].flatMap((to) => (to === undefined ? [] : [{ id, to }])),
    );
    expect(links.filter(({ to }) => !ids.has(to))).toEqual([]);
    const implied = new Map(allSkills.map(({ id, implies = [] }) => [id, implies]));
    const circles = [...ids].filter((id) => reaches(implied, implied.get(id) ?? [], id));
    expect(circles).toEqual([]);
  });
});

function reaches(
  implied: ReadonlyMap<string, readonly string[]>,
  from: readonly string[],
  goal: string,
): boolean {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(implied.get(id) ?? []));
  }
  return false;
}

import { expect, it } from 'vitest';
import { allSkills } from '../../config/skills/all.ts';
import { prerequisites } from '../../src/gaps/prerequisites.ts';

it('every prerequisite is of a skill, and is one, and none leads back to itself', () => {
  const ids = new Set(allSkills.map(({ id }) => id));
  const named = [...prerequisites].flatMap(([id, before]) => [id, ...before]);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
  for (const start of prerequisites.keys()) {
    const reached = new Set(prerequisites.get(start));
    for (const id of reached) for (const next of prerequisites.get(id) ?? []) reached.add(next);
    expect(reached.has(start)).toBe(false);
  }
});

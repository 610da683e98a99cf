import type { Skill } from '../skills/skill.ts';

/** Finds skills by what people call them. */
export type SkillNames = {
  /** The id of the skill with this id, name or alias, whatever its case, spaces and hyphens. */
  readonly find: (name: string) => string | undefined;
  /** Up to three names that are close to this one in spelling, the closest first. */
  readonly suggest: (name: string) => string[];
};

/** An index of the dictionary's ids, names and aliases; an id wins over a name and a name over an alias. */
export function indexSkillNames(skills: readonly Skill[]): SkillNames {
  const ids = new Map<string, string>();
  const add = (name: string, id: string) => {
    const key = keyOf(name);
    if (key !== '' && !ids.has(key)) ids.set(key, id);
  };
  for (const skill of skills) add(skill.id, skill.id);
  for (const skill of skills) add(skill.name, skill.id);
  for (const skill of skills) for (const alias of skill.aliases ?? []) add(textOf(alias), skill.id);
  return {
    find: (name) => ids.get(keyOf(name)),
    suggest: (name) => closest(keyOf(name), skills),
  };
}

function textOf(alias: string | { readonly text: string }): string {
  return typeof alias === 'string' ? alias : alias.text;
}

function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]/gu, '');
}

function closest(key: string, skills: readonly Skill[]): string[] {
  const limit = Math.max(1, Math.floor(key.length / 3));
  return skills
    .map(({ name, aliases = [] }) => {
      const keys = [name, ...aliases.map(textOf)].map(keyOf);
      return { name, distance: Math.min(...keys.map((other) => distanceOf(key, other))) };
    })
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** What was begun and not finished is close, however much is missing. */
function distanceOf(key: string, other: string): number {
  return key.length >= 4 && other.startsWith(key) ? 1 : editDistance(key, other);
}

/** The Levenshtein distance of two strings, in UTF-16 units. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

import { type Dictionary, listAliases } from '../skills/dictionary.ts';
import type { FoundSkill } from './skills-page.ts';

const most = 200;

/** The skills whose id, name or alias holds the words: those that are them first, then those that begin with them. */
export function searchSkills(dictionary: Dictionary, words: string): FoundSkill[] {
  const wanted = words.toLowerCase();
  const ranked = [...dictionary.skills.values()].flatMap((skill) => {
    const aliases = listAliases(skill).map(({ text }) => text);
    const names = [skill.id, ...aliases].map((name) => name.toLowerCase());
    const rank = names.includes(wanted)
      ? 0
      : names.some((name) => name.startsWith(wanted))
        ? 1
        : names.some((name) => name.includes(wanted))
          ? 2
          : 3;
    const { id, name, category } = skill;
    return rank === 3 ? [] : [{ rank, skill: { id, name, category } }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || (a.skill.name < b.skill.name ? -1 : 1))
    .slice(0, most)
    .map(({ skill }) => skill);
}

import type { Dictionary } from './dictionary.ts';
import type { FoundSkill } from './reading.ts';
import type { Category } from './skill.ts';

const ideas: ReadonlySet<Category> = new Set(['concept', 'practice', 'security', 'testing']);
/** A posting that names so many technologies is about them, whatever its title. */
const technical = 3;

/**
 * Returns the skills of a job outside the trade: words that are engineering ideas elsewhere ("monitoring sales",
 * "a multi-threaded sales cycle", "performance improvement plans") count only where they are asked of the person.
 */
export function withoutIdleWords(dictionary: Dictionary, skills: FoundSkill[]): FoundSkill[] {
  const isIdea = ({ id }: FoundSkill): boolean => {
    const category = dictionary.skills.get(id)?.category;
    return category !== undefined && ideas.has(category);
  };
  if (skills.filter((skill) => !isIdea(skill)).length >= technical) return skills;
  return skills.filter((skill) => skill.requirement !== 'mentioned' || !isIdea(skill));
}

import { processConfig } from '../../config/config.ts';
import { NotFoundError } from '../errors.ts';

/** The ids of skills that are named by id, name or alias. Throws `NotFoundError` that says what is close to a word unknown. */
export async function findSkills(words: readonly string[]): Promise<string[]> {
  const { indexSkillNames } = await import('../roadmaps/skill-names.ts');
  const { openDictionary } = await import('../skills/shipped.ts');
  const { skills } = await openDictionary(processConfig().skillsFile);
  const names = indexSkillNames([...skills.values()]);
  return words.map((word) => {
    const id = names.find(word);
    if (id !== undefined) return id;
    const close = names.suggest(word);
    const advice =
      close.length > 0 ? `did you mean ${close.join(' or ')}?` : 'see `gapmap demand` for names';
    throw new NotFoundError(`The dictionary has no skill "${word}": ${advice}`);
  });
}

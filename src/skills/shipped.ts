import { readFile } from 'node:fs/promises';
import { ConfigError } from '../errors.ts';
import { type Dictionary, loadDictionary } from './dictionary.ts';
import { overlaySkills, parseOverlay } from './overlay.ts';
import type { Skill } from './skill.ts';

let shipped: Promise<Dictionary> | undefined;

/** Returns the dictionary that gapmap ships, compiled once a process. */
export function getDictionary(): Promise<Dictionary> {
  shipped ??= shippedSkills().then(loadDictionary);
  return shipped;
}

/** Returns the shipped dictionary with the user's own skills laid over it; throws `ConfigError` for a bad file. */
export async function getDictionaryWith(file: string): Promise<Dictionary> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`cannot read the skills file ${file}`, { cause: error });
  }
  return loadDictionary(overlaySkills(await shippedSkills(), await parseOverlay(source, file)));
}

async function shippedSkills(): Promise<readonly Skill[]> {
  const { allSkills } = await import('../../config/skills/all.ts');
  return allSkills;
}

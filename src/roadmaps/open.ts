import { readFile } from 'node:fs/promises';
import { ConfigError, PermanentError } from '../errors.ts';
import { getRoadmap } from './load.ts';
import type { Roadmap } from './roadmap.ts';
import { readRoadmapFile } from './roadmap-file.ts';
import type { SkillNames } from './skill-names.ts';

/**
 * The roadmap that ships under this id, or the one in this file (its name ends in .yaml or .yml). Throws
 * `NotFoundError` for an unknown id, `ConfigError` for a file that cannot be read, and `PermanentError` with
 * every problem for one that does not hold a roadmap.
 */
export async function openRoadmap(
  idOrFile: string,
  skillNames: () => SkillNames | Promise<SkillNames>,
): Promise<Roadmap> {
  if (!/\.ya?ml$/i.test(idOrFile)) return getRoadmap(idOrFile);
  const { roadmap, problems } = readRoadmapFile(await readText(idOrFile), await skillNames());
  if (roadmap !== null) return roadmap;
  const lines = problems.map(({ line, message }) => `  line ${line}: ${message}`);
  throw new PermanentError([`${idOrFile} does not hold a roadmap:`, ...lines].join('\n'));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`cannot read ${file}: ${why}`, { cause });
  }
}

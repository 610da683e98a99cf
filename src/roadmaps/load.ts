import { backend2024 } from '../../config/roadmaps/backend-2024.ts';
import { birjob2026 } from '../../config/roadmaps/birjob-2026.ts';
import { hireapphelp } from '../../config/roadmaps/hireapphelp.ts';
import { opencourser } from '../../config/roadmaps/opencourser.ts';
import { skillexchange } from '../../config/roadmaps/skillexchange.ts';
import { NotFoundError } from '../errors.ts';
import type { Roadmap } from './roadmap.ts';

const roadmaps: readonly Roadmap[] = [
  birjob2026,
  hireapphelp,
  backend2024,
  skillexchange,
  opencourser,
];

/** The roadmaps that ship, the main one first. */
export function listRoadmaps(): readonly Roadmap[] {
  return roadmaps;
}

/** The roadmap with this id; throws `NotFoundError` naming the ids there are. */
export function getRoadmap(id: string): Roadmap {
  const found = roadmaps.find((roadmap) => roadmap.id === id);
  if (found !== undefined) return found;
  const known = roadmaps.map((roadmap) => roadmap.id).join(', ');
  throw new NotFoundError(`no roadmap "${id}"; there are ${known}`);
}

import type { NamedDemand, OpenSlice } from '../demand/find.ts';
import { measureSlice } from '../demand/find.ts';
import { measureSkillDetail, type SkillDetail } from '../demand/skill-detail.ts';
import { measureTrend, type TrendPeriod } from '../demand/trend.ts';
import { NotFoundError } from '../errors.ts';
import { listRoadmaps } from '../roadmaps/load.ts';
import { findTopic } from '../roadmaps/roadmap.ts';

/** One skill in an open slice: its figures, its series, what it goes with and where roadmaps teach it. */
export type SkillReading = {
  number: number;
  id: string;
  name: string;
  category: string;
  /** Null where no vacancy of the slice names it. */
  demand: NamedDemand | null;
  sample: { vacancies: number; employers: number; postings: number };
  periods: readonly TrendPeriod[];
  detail: SkillDetail;
  places: { roadmap: string; title: string; topic: string; when: string | null }[];
};

/**
 * Reads one skill by its id; `series` is the slice over the weeks that its series shows. Throws `NotFoundError` for
 * an id that no dictionary of this database had.
 */
export function readSkill(id: string, open: OpenSlice, series: OpenSlice): SkillReading {
  const found = [...open.names].find(([, name]) => name.id === id);
  if (!found) throw new NotFoundError(`There is no skill "${id}": see /api/v1/skills for the ids.`);
  const [number, { name, category }] = found;
  const { sample, skills } = measureSlice(open);
  return {
    number,
    id,
    name,
    category,
    demand: skills.find((skill) => skill.skill === number) ?? null,
    sample,
    periods: measureTrend(series.cells, series.isIn, { strength: 'asked' }),
    detail: measureSkillDetail(open, number),
    places: placesOf(id),
  };
}

function placesOf(id: string): SkillReading['places'] {
  return listRoadmaps().flatMap((roadmap) => {
    const topic = findTopic(roadmap, id);
    return topic
      ? [
          {
            roadmap: roadmap.id,
            title: roadmap.title,
            topic: topic.title,
            when: topic.when ?? null,
          },
        ]
      : [];
  });
}

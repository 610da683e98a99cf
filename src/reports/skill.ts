import type { Change, Changes } from '../demand/change.ts';
import {
  type Earlier,
  findChanges,
  measureStrengthsOf,
  type NamedDemand,
  type NamedSlice,
  type OpenSlice,
} from '../demand/find.ts';
import type { Sample, Strength } from '../demand/measure.ts';
import type { PanelPeriod } from '../demand/panel.ts';
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
  /** The same at each strength; `asked` is `demand`. */
  strengths: Readonly<Record<Strength, NamedDemand | null>>;
  sample: Sample;
  /** What moved since the period before; `change` is null where the skill is too rare to test. */
  changes: Changes;
  change: Change | null;
  periods: readonly TrendPeriod[];
  /** What is known of the weeks or months of the series. */
  weeks: readonly PanelPeriod[];
  detail: SkillDetail;
  places: { roadmap: string; title: string; topic: string; when: string | null }[];
};

/** What a skill is read from: the slice, the period before it, and the slice over the weeks that its series shows. */
export type SkillSlices = {
  open: OpenSlice;
  earlier: Earlier;
  series: OpenSlice;
  weeks: readonly PanelPeriod[];
  periodOf?: (week: number) => number;
};

/** Reads one skill by its id. Throws `NotFoundError` for an id that no dictionary of this database had. */
export function readSkill(id: string, slices: SkillSlices): SkillReading {
  const { open, earlier, series, weeks, periodOf = (week) => week } = slices;
  const found = [...open.names].find(([, name]) => name.id === id);
  if (!found) throw new NotFoundError(`There is no skill "${id}" in these vacancies.`);
  const [number, { name, category }] = found;
  const measured = measureStrengthsOf(open);
  const asked = measured('asked');
  const demandIn = ({ skills }: NamedSlice) =>
    skills.find((skill) => skill.skill === number) ?? null;
  const strengths = {
    required: demandIn(measured('required')),
    asked: demandIn(asked),
    named: demandIn(measured('named')),
  };
  const changes = findChanges(open, earlier);
  return {
    number,
    id,
    name,
    category,
    demand: strengths.asked,
    strengths,
    sample: asked.sample,
    changes,
    change: changes.changes.get(number) ?? null,
    periods: measureTrend(series.cells, series.isIn, { strength: 'asked', periodOf }),
    weeks,
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

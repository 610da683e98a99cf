import { type Roadmap, roadmapSkills, type Topic } from '../roadmaps/roadmap.ts';
import type { FileProblem } from '../roadmaps/roadmap-file.ts';
import type { Table } from './table.ts';

/** The roadmaps, one a row. */
export function roadmapsTable(roadmaps: readonly Roadmap[]): Table {
  return {
    columns: [
      { key: 'id', title: 'Id', type: 'text' },
      { key: 'title', title: 'Title', type: 'text' },
      { key: 'phases', title: 'Phases', type: 'integer' },
      { key: 'topics', title: 'Topics', type: 'integer' },
      { key: 'skills', title: 'Skills', type: 'integer' },
      { key: 'claims', title: 'Claims', type: 'integer' },
      { key: 'url', title: 'Link', type: 'text' },
    ],
    rows: roadmaps.map((roadmap) => ({
      id: roadmap.id,
      title: roadmap.title,
      phases: roadmap.phases.length,
      topics: roadmap.topics.length,
      skills: roadmapSkills(roadmap).length,
      claims: roadmap.claims?.length ?? 0,
      url: roadmap.url,
    })),
  };
}

/** The topics of one roadmap in learning order; a set of which one is enough is joined by "or". */
export function topicsTable(roadmap: Roadmap): Table {
  return {
    title: roadmap.title,
    columns: [
      { key: 'topic', title: 'Topic', type: 'text' },
      { key: 'phase', title: 'Phase', type: 'text' },
      { key: 'when', title: 'When', type: 'text' },
      { key: 'weeks', title: 'Weeks', type: 'decimal' },
      { key: 'optional', title: 'Optional', type: 'boolean' },
      { key: 'skills', title: 'Skills', type: 'text' },
    ],
    rows: roadmap.topics.map((topic) => ({
      topic: topic.title,
      phase: roadmap.phases.find(({ id }) => id === topic.phase)?.title ?? topic.phase,
      when: topic.when,
      weeks: topic.weeks,
      optional: topic.optional ?? false,
      skills: skillsText(topic),
    })),
  };
}

/** What is wrong with a roadmap file, one problem a row, in order of lines. */
export function problemsTable(problems: readonly FileProblem[]): Table {
  return {
    columns: [
      { key: 'line', title: 'Line', type: 'integer' },
      { key: 'message', title: 'Problem', type: 'text' },
    ],
    rows: problems.map(({ line, message }) => ({ line, message })),
  };
}

function skillsText({ skills, alternatives = [] }: Topic): string {
  return [...skills, ...alternatives.map((set) => set.join(' or '))].join(', ');
}

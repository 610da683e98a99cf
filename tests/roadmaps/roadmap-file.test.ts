import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ParseError } from '../../src/errors.ts';
import { importRoadmapSh } from '../../src/roadmaps/import-roadmap-sh.ts';
import { readRoadmapFile } from '../../src/roadmaps/roadmap-file.ts';
import { editDistance, indexSkillNames } from '../../src/roadmaps/skill-names.ts';
import type { Skill } from '../../src/skills/skill.ts';

const dictionary: Skill[] = [
  { id: 'postgresql', name: 'PostgreSQL', category: 'database', aliases: ['Postgres', 'PgSQL'] },
  { id: 'sql', name: 'SQL', category: 'language' },
  { id: 'python', name: 'Python', category: 'language' },
  { id: 'go', name: 'Go', category: 'language', aliases: [{ text: 'Golang', case: 'exact' }] },
  { id: 'rust', name: 'Rust', category: 'language' },
  { id: 'csharp', name: 'C#', category: 'language' },
  { id: 'c', name: 'C', category: 'language' },
  { id: 'git', name: 'Git', category: 'tool' },
  { id: 'caching', name: 'Caching', category: 'concept' },
];
const skills = indexSkillNames(dictionary);

describe('readRoadmapFile', () => {
  it('reads the example of the documentation', () => {
    const documentation = readFileSync('docs/roadmap-file.md', 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(documentation)?.[1] ?? '';
    const { roadmap, problems } = readRoadmapFile(example, skills);
    expect(problems).toEqual([]);
    expect(roadmap).toEqual({
      id: 'my-path',
      title: 'My path to the backend',
      url: 'https://example.org/path',
      author: 'Aysel',
      published: '2026-11',
      phases: [{ id: 'foundations', title: 'Foundations' }],
      topics: [
        {
          id: 'databases',
          phase: 'foundations',
          title: 'Databases',
          when: 'Weeks 1–4',
          weekFrom: 1,
          weekTo: 4,
          weeks: 3,
          skills: ['postgresql', 'sql'],
        },
        {
          id: 'a-language',
          phase: 'foundations',
          title: 'A language',
          when: 'Weeks 5–8',
          weekFrom: 5,
          weekTo: 8,
          weeks: 4,
          skills: [],
          alternatives: [['python', 'go']],
        },
        {
          id: 'rust',
          phase: 'foundations',
          title: 'Rust',
          when: 'No time set',
          weekFrom: null,
          weekTo: null,
          weeks: 1,
          skills: ['rust'],
          optional: true,
        },
      ],
      tracks: [{ id: 'the-python-way', title: 'The Python way', picks: ['python'] }],
    });
  });

  it('names every unknown skill, impossible week and foreign pick at once, with their lines', () => {
    const file = [
      'title: Mine',
      'phases:',
      '  - title: One',
      '    topics:',
      '      - title: Data',
      '        weeks: 9-3',
      '        skills:',
      '          - Postgre',
      '          - Zorkmid',
      'tracks:',
      '  - title: T',
      '    picks: [Rust]',
    ].join('\n');
    expect(readRoadmapFile(file, skills).problems).toEqual([
      {
        line: 6,
        message: 'phases[1].topics[1].weeks: "9-3" is not a week or a stretch of weeks such as 3-4',
      },
      {
        line: 8,
        message:
          'phases[1].topics[1].skills[1]: "Postgre" is not in the dictionary; did you mean PostgreSQL?',
      },
      { line: 9, message: 'phases[1].topics[1].skills[2]: "Zorkmid" is not in the dictionary' },
      { line: 12, message: 'tracks[1].picks[1]: "rust" is in no "oneOf" of any topic' },
    ]);
  });

  it('names unknown keys, missing titles and wrong types at once, with their lines', () => {
    const file = 'id: Not An Id\nphase: x\nphases:\n  - title: One\n    topics: []\n';
    const { roadmap, problems } = readRoadmapFile(file, skills);
    expect(roadmap).toBeNull();
    expect(problems.map(({ line, message }) => `${line} ${message.split(':')[0]}`)).toEqual([
      '1 id',
      '1 title',
      '2 phase',
      '5 phases[1].topics',
    ]);
  });

  it('says where the YAML breaks, and refuses what unfolds beyond measure', () => {
    expect(readRoadmapFile('title: "a\nphases: [', skills).problems[0]?.message).toMatch(
      /not YAML/,
    );
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n`;
    expect(readRoadmapFile(bomb, skills).problems.length).toBeGreaterThan(0);
    expect(readRoadmapFile('x'.repeat(1_000_001), skills).problems).toHaveLength(1);
    expect(readRoadmapFile('', skills).problems.length).toBeGreaterThan(0);
  });
});

describe('indexSkillNames', () => {
  it('finds ids, names and aliases whatever their case, spaces and hyphens', () => {
    expect(['postgresql', 'POSTGRES', 'Pg SQL', 'golang', 'C#', 'c'].map(skills.find)).toEqual([
      'postgresql',
      'postgresql',
      'postgresql',
      'go',
      'csharp',
      'c',
    ]);
    expect(skills.find('')).toBeUndefined();
  });

  it('measures edit distance', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
  });
});

it('a key that is nearly one of the file is told what it may have meant', () => {
  const source =
    'title: Mine\nphases:\n  - title: One\n    topics:\n      - titel: Oops\n        zzz: 1\n';
  const messages = readRoadmapFile(source, skills).problems.map(({ message }) => message);
  expect(messages).toContain(
    'phases[1].topics[1].titel: is not a key of this file; did you mean "title"?',
  );
  expect(messages).toContain('phases[1].topics[1].zzz: is not a key of this file');
});

describe('importRoadmapSh', () => {
  const at = (id: string, type: string, label: string, y: number, legend?: string) => ({
    id,
    type,
    position: { x: 0, y },
    data: { label, ...(legend ? { legend: { label: legend } } : {}) },
  });
  const drawing = {
    nodes: [
      at('t3', 'topic', 'Caching', 300),
      at('title', 'title', 'Backend', 0),
      at('t1', 'topic', 'Pick a Language', 100),
      at('s1', 'subtopic', 'Python', 110, 'Personal Recommendation / Opinion'),
      at('s2', 'subtopic', 'Go', 120, 'Alternative Option / Pick this or purple'),
      at('s4', 'subtopic', 'Zorkmid', 130),
      at('t2', 'topic', 'Databases', 200),
      at('s3', 'subtopic', 'Postgres', 210, 'Personal Recommendation / Opinion'),
      at('p', 'paragraph', 'Visit us', 5),
    ],
    edges: [
      { source: 't1', target: 's1' },
      { source: 's2', target: 't1' },
      { source: 't1', target: 's4' },
      { source: 't2', target: 's3' },
    ],
  };

  it('reads topics from the top, joined subtopics and alternatives, and the result checks', () => {
    const imported = importRoadmapSh(JSON.stringify(drawing), skills);
    expect(imported.unmatched).toEqual(['Zorkmid']);
    expect(imported.skills).toBe(4);
    const { roadmap, problems } = readRoadmapFile(imported.yaml, skills);
    expect(problems).toEqual([]);
    expect(
      roadmap?.topics.map(({ title, skills: ids, alternatives }) => [title, ids, alternatives]),
    ).toEqual([
      ['Pick a Language', [], [['python', 'go']]],
      ['Databases', ['postgresql'], undefined],
      ['Caching', ['caching'], undefined],
    ]);
  });

  it('places boxes as they are drawn: grids joined by one line, frames, loose ends, an order that climbs', () => {
    const box = (id: string, type: string, label: string, [x, y, width, height]: number[]) => ({
      id,
      type,
      position: { x, y },
      width,
      height,
      measured: { width, height },
      selected: false,
      data: { label, style: { fontSize: 17 }, oldId: `old-${id}` },
    });
    const line = (source: string | undefined, target: string, edgeStyle = 'solid') => ({
      id: `${source}-${target}`,
      ...(source ? { source } : {}),
      sourceHandle: 'y2',
      target,
      data: { edgeStyle },
    });
    const drawn = {
      nodes: [
        box('line', 'vertical', 'vertical node', [0, 500, 20, 90]),
        box('title', 'title', 'Backend', [0, -100, 150, 60]),
        box('language', 'topic', 'Pick a Language', [0, 100, 150, 49]),
        // A grid of four, of which a line reaches one.
        box('go', 'subtopic', 'Go', [-300, 100, 100, 49]),
        box('rust', 'subtopic', 'Rust', [-300, 153, 100, 49]),
        box('python', 'subtopic', 'Python', [-420, 100, 100, 49]),
        box('csharp', 'subtopic', 'C#', [-420, 153, 100, 49]),
        // Reached last, though it is drawn higher up.
        box('search', 'topic', 'Search Engines', [400, 20, 190, 49]),
        box('frame', 'section', '', [400, 30, 190, 170]),
        box('cache', 'subtopic', 'Caching', [410, 90, 170, 49]),
        box('databases', 'topic', 'Relational Databases', [0, 400, 200, 49]),
        box('far', 'section', '', [600, 380, 200, 200]),
        box('postgres', 'subtopic', 'PostgreSQL', [610, 400, 150, 49]),
        box('sql', 'subtopic', 'SQL', [610, 500, 150, 49]),
      ],
      edges: [
        line('language', 'go', 'dashed'),
        line('language', 'databases'),
        line('databases', 'far', 'dashed'),
        line('databases', 'search'),
        line(undefined, 'search'),
      ],
    };
    const { roadmap } = readRoadmapFile(
      importRoadmapSh(JSON.stringify(drawn), skills).yaml,
      skills,
    );
    expect(
      roadmap?.topics.map(({ title, skills: ids }) => [
        title,
        ids.toSorted((a, b) => (a < b ? -1 : 1)),
      ]),
    ).toEqual([
      ['Pick a Language', ['csharp', 'go', 'python', 'rust']],
      ['Relational Databases', ['postgresql', 'sql']],
      ['Search Engines', ['caching']],
    ]);
  });

  it.each(['', '{', '[]', '{"nodes":[]}', '{"nodes":[{"id":1}]}'])('refuses %j', (source) => {
    expect(() => importRoadmapSh(source, skills)).toThrow(ParseError);
  });
});

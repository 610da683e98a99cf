import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Roadmap, Topic, Track } from './roadmap.ts';
import { editDistance, type SkillNames } from './skill-names.ts';

/** Something wrong with a roadmap file; `line` counts from 1. */
export type FileProblem = { readonly line: number; readonly message: string };

/** A file read: the roadmap when nothing is wrong, and otherwise everything that is, in order of lines. */
export type FileReading =
  | { readonly roadmap: Roadmap; readonly problems: readonly [] }
  | { readonly roadmap: null; readonly problems: readonly FileProblem[] };

type Path = readonly PropertyKey[];
type Complain = (path: Path, message: string) => void;

const maxCharacters = 1_000_000;
const text = z.string().trim().min(1).max(500);
const names = z.array(text).max(200);
const topicSchema = z.strictObject({
  title: text,
  weeks: z.union([z.number().int().positive(), z.string()]).optional(),
  cost: z.number().positive().max(520).optional(),
  skills: names.default([]),
  oneOf: z.array(names.min(2)).max(50).optional(),
  optional: z.boolean().optional(),
});
const fileSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is small letters, digits and hyphens ("my-path")')
    .optional(),
  title: text,
  url: z.httpUrl().optional(),
  author: text.optional(),
  published: z.union([z.string(), z.number()]).optional(),
  phases: z
    .array(z.strictObject({ title: text, topics: z.array(topicSchema).min(1).max(500) }))
    .min(1)
    .max(100),
  tracks: z
    .array(z.strictObject({ title: text, picks: names.min(1) }))
    .max(50)
    .optional(),
});
type FileTopic = z.infer<typeof topicSchema>;
type File = z.infer<typeof fileSchema>;

/**
 * Reads a roadmap written in YAML (docs/roadmap-file.md). Skills may be given by id, name or alias. Everything
 * that is wrong is reported at once, each with its line; anchors that unfold beyond measure are refused.
 */
export function readRoadmapFile(source: string, skills: SkillNames): FileReading {
  if (source.length > maxCharacters) return failed([{ line: 1, message: 'is over a megabyte' }]);
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      line: lines.linePos(pos[0]).line,
      message: `is not YAML: ${message}`,
    }));
    return failed(problems);
  }
  const problems: FileProblem[] = [];
  const complain: Complain = (path, message) => {
    problems.push({ line: lineOf(path, document, lines), message: `${spell(path)}${message}` });
  };
  const data = fileSchema.safeParse(unfold(document, complain));
  if (!data.success) reportIssues(data.error, complain);
  if (data.data === undefined || problems.length > 0) return failed(problems);
  const roadmap = toRoadmap(data.data, skills, complain);
  return problems.length > 0 ? failed(problems) : { roadmap, problems: [] };
}

function unfold(document: ReturnType<typeof parseDocument>, complain: Complain): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    complain([], error instanceof Error ? error.message : String(error));
    return {};
  }
}

function reportIssues(error: z.ZodError, complain: Complain): void {
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) complain([...issue.path, key], describeKey(key));
    } else complain(issue.path, issue.message.replace(/^Invalid input: /, ''));
  }
}

/** Every key that a roadmap file may hold, at whatever depth. */
const knownKeys = [
  ...Object.keys(fileSchema.shape),
  ...Object.keys(topicSchema.shape),
  'topics',
  'picks',
];

function describeKey(key: string): string {
  const close = knownKeys.find(
    (known) => editDistance(known.toLowerCase(), key.toLowerCase()) <= 2,
  );
  return `is not a key of this file${close === undefined ? '' : `; did you mean "${close}"?`}`;
}

function toRoadmap(file: File, skills: SkillNames, complain: Complain): Roadmap {
  const topicIds = createIds();
  const phaseIds = createIds();
  const phases = file.phases.map(({ title }) => ({ id: phaseIds(title), title }));
  const topics = file.phases.flatMap((phase, p) =>
    phase.topics.map((topic, t): Topic => {
      const path = ['phases', p, 'topics', t];
      const ids = { id: topicIds(topic.title), phase: phases[p]?.id ?? '' };
      return { ...ids, ...toTopic(topic, path, { skills, complain }) };
    }),
  );
  const tracks = (file.tracks ?? []).map((track, t) =>
    toTrack(track, ['tracks', t], { skills, complain, topics }),
  );
  return {
    id: file.id ?? slug(file.title),
    title: file.title,
    url: file.url ?? null,
    author: file.author ?? null,
    published: file.published === undefined ? null : String(file.published),
    phases,
    topics,
    ...(tracks.length > 0 ? { tracks } : {}),
  };
}

function toTopic(
  topic: FileTopic,
  path: Path,
  { skills, complain }: { skills: SkillNames; complain: Complain },
): Omit<Topic, 'id' | 'phase'> {
  const weeks = readWeeks(topic.weeks, [...path, 'weeks'], complain);
  const find = (list: readonly string[], at: Path): string[] =>
    findSkills(list, at, { skills, complain });
  const { oneOf, optional } = topic;
  return {
    title: topic.title,
    when: whenText(weeks),
    weekFrom: weeks?.[0] ?? null,
    weekTo: weeks?.[1] ?? null,
    weeks: topic.cost ?? (weeks === null ? 1 : weeks[1] - weeks[0] + 1),
    skills: find(topic.skills, [...path, 'skills']),
    ...(oneOf ? { alternatives: oneOf.map((set, i) => find(set, [...path, 'oneOf', i])) } : {}),
    ...(optional === undefined ? {} : { optional }),
  };
}

function toTrack(
  track: { title: string; picks: string[] },
  path: Path,
  context: { skills: SkillNames; complain: Complain; topics: readonly Topic[] },
): Track {
  const members = new Set(context.topics.flatMap(({ alternatives = [] }) => alternatives.flat()));
  const picks = findSkills(track.picks, [...path, 'picks'], context);
  picks.forEach((skill, index) => {
    if (!members.has(skill)) {
      context.complain([...path, 'picks', index], `"${skill}" is in no "oneOf" of any topic`);
    }
  });
  return { id: slug(track.title), title: track.title, picks };
}

function findSkills(
  list: readonly string[],
  path: Path,
  { skills, complain }: { skills: SkillNames; complain: Complain },
): string[] {
  const found = list.flatMap((name, index) => {
    const id = skills.find(name);
    if (id !== undefined) return [id];
    const near = skills.suggest(name);
    const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
    complain([...path, index], `"${name}" is not in the dictionary${hint}`);
    return [];
  });
  return [...new Set(found)];
}

function readWeeks(
  weeks: number | string | undefined,
  path: Path,
  complain: Complain,
): readonly [number, number] | null {
  if (weeks === undefined) return null;
  const match = /^\s*(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*$/.exec(String(weeks));
  const from = Number(match?.[1]);
  const to = Number(match?.[2] ?? match?.[1]);
  if (match !== null && from >= 1 && to >= from) return [from, to];
  complain(path, `"${weeks}" is not a week or a stretch of weeks such as 3-4`);
  return null;
}

function whenText(weeks: readonly [number, number] | null): string {
  if (weeks === null) return 'No time set';
  return weeks[0] === weeks[1] ? `Week ${weeks[0]}` : `Weeks ${weeks[0]}–${weeks[1]}`;
}

/** Makes an id of each title; a title that comes again gets a number. */
function createIds(): (title: string) => string {
  const seen = new Map<string, number>();
  return (title) => {
    const id = slug(title);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
}

function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join('-') ?? 'untitled';
}

function lineOf(
  path: Path,
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function spell(path: Path): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : String(step)));
  return steps.length === 0 ? '' : `${steps.join('.').replaceAll('.[', '[')}: `;
}

function failed(problems: readonly FileProblem[]): FileReading {
  return { roadmap: null, problems: problems.toSorted((a, b) => a.line - b.line) };
}

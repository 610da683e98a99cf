import { stringify } from 'yaml';
import { ParseError } from '../errors.ts';
import { type Drawing, drawingSchema, gatherTopics, type Node } from './drawing.ts';
import type { SkillNames } from './skill-names.ts';

/** A roadmap.sh file as ours: YAML for `readRoadmapFile`, and the labels that name no skill we know. */
export type Imported = {
  readonly yaml: string;
  readonly topics: number;
  readonly skills: number;
  readonly unmatched: readonly string[];
};

/**
 * Turns the JSON drawing of a roadmap.sh roadmap into a roadmap file: topics in the order of the lines, with
 * the subtopics of each (`gatherTopics`), and an either-or set where the legend calls some of them alternatives. Labels become
 * dictionary ids; nothing else of the drawing is kept. Throws `ParseError` when it is not such a drawing.
 */
export function importRoadmapSh(source: string, skills: SkillNames): Imported {
  const drawing = parseDrawing(source);
  const title = drawing.nodes.find(({ type }) => type === 'title')?.data.label ?? 'roadmap.sh';
  const unmatched: string[] = [];
  const find = ({ data: { label } }: Node): string[] => {
    const id = findLabel(label, skills);
    if (id === undefined) unmatched.push(label);
    return id === undefined ? [] : [id];
  };
  const topics = gatherTopics(drawing).map(({ topic, subtopics }) => {
    const choice = subtopics.filter(isChoice);
    const either = isEitherOr(choice) ? [...new Set(choice.flatMap(find))] : [];
    const rest = either.length > 0 ? subtopics.filter((one) => !choice.includes(one)) : subtopics;
    const own = findLabel(topic.data.label, skills);
    const all = [...(own === undefined ? [] : [own]), ...rest.flatMap(find)];
    const skillIds = [...new Set(either.length === 1 ? [...all, ...either] : all)];
    return {
      title: clean(topic.data.label),
      skills: skillIds,
      ...(either.length > 1 ? { oneOf: [either] } : {}),
    };
  });
  const file = { title: clean(title), phases: [{ title: clean(title), topics }] };
  const known = new Set(topics.flatMap(({ skills: ids, oneOf = [] }) => [...ids, ...oneOf.flat()]));
  return { yaml: stringify(file), topics: topics.length, skills: known.size, unmatched };
}

function parseDrawing(source: string): Drawing {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (cause) {
    throw new ParseError('a roadmap.sh file is JSON; this is not', { cause });
  }
  const drawing = drawingSchema.safeParse(json);
  if (drawing.success && drawing.data.nodes.some(({ type }) => type === 'topic'))
    return drawing.data;
  throw new ParseError(
    'this JSON is not a roadmap.sh drawing: it should hold "nodes", some of type "topic", and "edges"',
  );
}

function isEitherOr(subtopics: readonly Node[]): boolean {
  return subtopics.some(isAlternative) && subtopics.length > 1;
}

function isAlternative({ data }: Node): boolean {
  return /alternative/i.test(data.legend?.label ?? '');
}

function isChoice(node: Node): boolean {
  return isAlternative(node) || /recommend/i.test(node.data.legend?.label ?? '');
}

function findLabel(label: string, skills: SkillNames): string | undefined {
  const plain = clean(label);
  const bare = plain
    .replace(/\s*\([^)]*\)/gu, '')
    .replace(/^(learn|pick|what is)( about| an?| the)? /iu, '');
  return skills.find(plain) ?? (bare === '' ? undefined : skills.find(bare));
}

function clean(label: string): string {
  return label
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 500);
}

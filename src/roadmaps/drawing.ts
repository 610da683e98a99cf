import { z } from 'zod';

const size = z.object({ width: z.number(), height: z.number() }).partial();
const nodeSchema = z.object({
  id: z.string(),
  type: z.string().optional(),
  position: z.object({ x: z.number(), y: z.number() }),
  width: z.number().nullish(),
  height: z.number().nullish(),
  measured: size.optional(),
  data: z
    .object({
      label: z.string().default(''),
      legend: z.object({ label: z.string().default('') }).nullish(),
    })
    .default({ label: '' }),
});

/** A roadmap.sh drawing: boxes with labels, and lines between them, of which some are loose at an end. */
export const drawingSchema = z.object({
  nodes: z.array(nodeSchema).max(20_000),
  edges: z
    .array(
      z.object({
        source: z.string().nullish(),
        target: z.string().nullish(),
        data: z.object({ edgeStyle: z.string().optional() }).optional(),
      }),
    )
    .max(50_000)
    .default([]),
});
export type Node = z.infer<typeof nodeSchema>;
export type Drawing = z.infer<typeof drawingSchema>;
export type DrawnTopic = { topic: Node; subtopics: Node[] };

/** Boxes closer than this are drawn as one block. */
const near = 45;

/**
 * The topics of a drawing in the order of the lines between them, each with its subtopics: those joined to it, those
 * in a frame that is joined to it or that it stands on, those that touch one of these, and at last whatever it is the
 * nearest topic of.
 */
export function gatherTopics({ nodes, edges }: Drawing): DrawnTopic[] {
  const labelled = nodes.filter(({ data }) => data.label.trim() !== '').sort(fromTheTop);
  const topics = orderTopics(
    labelled.filter(({ type }) => type === 'topic'),
    edges,
  );
  const subtopics = labelled.filter(({ type }) => type === 'subtopic');
  const topicOf = new Map<Node, Node>();
  const neighbours = joined(edges);
  for (const subtopic of subtopics) {
    const own = topics.find(({ id }) => neighbours.get(subtopic.id)?.has(id));
    if (own) topicOf.set(subtopic, own);
  }
  const frames = nodes.filter(({ type }) => type === 'section');
  placeInFrames({ subtopics, topics, frames, neighbours }, topicOf);
  spreadToNeighbours(subtopics, topicOf);
  for (const subtopic of subtopics) {
    const closest = nearest(subtopic, topics);
    if (!topicOf.has(subtopic) && closest) topicOf.set(subtopic, closest);
  }
  return topics.map((topic) => ({
    topic,
    subtopics: subtopics.filter((subtopic) => topicOf.get(subtopic) === topic),
  }));
}

function joined(edges: Drawing['edges']): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    const known = neighbours.get(from) ?? new Set();
    neighbours.set(from, known.add(to));
  };
  for (const { source, target } of edges) {
    if (!source || !target) continue;
    add(source, target);
    add(target, source);
  }
  return neighbours;
}

/** Along the lines, the solid ones first, from each topic on that no line reaches; those in a ring come by their place. */
function orderTopics(topics: readonly Node[], edges: Drawing['edges']): Node[] {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const next = (topic: Node): Node[] =>
    edges
      .filter(({ source }) => source === topic.id)
      .sort((a, b) => Number(isDashed(a)) - Number(isDashed(b)))
      .flatMap(({ target }) => byId.get(target ?? '') ?? []);
  const ordered = new Set<Node>();
  const follow = (first: Node): void => {
    const waiting = [first];
    for (let topic = waiting.pop(); topic; topic = waiting.pop()) {
      if (ordered.has(topic)) continue;
      ordered.add(topic);
      waiting.push(...next(topic).reverse());
    }
  };
  const reached = new Set(topics.flatMap((topic) => next(topic).filter((one) => one !== topic)));
  for (const topic of topics) if (!reached.has(topic)) follow(topic);
  for (const topic of topics) follow(topic);
  return [...ordered];
}

const isDashed = ({ data }: Drawing['edges'][number]): boolean => data?.edgeStyle === 'dashed';

function placeInFrames(
  drawn: {
    subtopics: readonly Node[];
    topics: readonly Node[];
    frames: readonly Node[];
    neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  },
  topicOf: Map<Node, Node>,
): void {
  for (const frame of drawn.frames) {
    const topic =
      drawn.topics.find((one) => distance(one, frame) === 0) ??
      drawn.topics.find(({ id }) => drawn.neighbours.get(frame.id)?.has(id));
    if (!topic) continue;
    for (const subtopic of drawn.subtopics) {
      if (!topicOf.has(subtopic) && distance(subtopic, frame) === 0) topicOf.set(subtopic, topic);
    }
  }
}

/** A grid of boxes is joined to its topic by one line: its other boxes go with the one that they touch. */
function spreadToNeighbours(subtopics: readonly Node[], topicOf: Map<Node, Node>): void {
  for (let before = -1; before !== topicOf.size; ) {
    before = topicOf.size;
    const placed = subtopics.filter((one) => topicOf.has(one));
    for (const subtopic of subtopics) {
      if (topicOf.has(subtopic)) continue;
      const closest = nearest(subtopic, placed);
      const topic = closest && distance(subtopic, closest) <= near ? topicOf.get(closest) : null;
      if (topic) topicOf.set(subtopic, topic);
    }
  }
}

function nearest(node: Node, others: readonly Node[]): Node | null {
  let closest: Node | null = null;
  for (const other of others) {
    if (closest === null || distance(node, other) < distance(node, closest)) closest = other;
  }
  return closest;
}

/** Between the edges of two boxes; 0 where they overlap. */
function distance(a: Node, b: Node): number {
  const [first, second] = [rectOf(a), rectOf(b)];
  const x = Math.max(0, first.left - second.right, second.left - first.right);
  const y = Math.max(0, first.top - second.bottom, second.top - first.bottom);
  return Math.hypot(x, y);
}

function rectOf({ position: { x, y }, width, height, measured }: Node) {
  const right = x + (width ?? measured?.width ?? 100);
  return { left: x, right, top: y, bottom: y + (height ?? measured?.height ?? 49) };
}

function fromTheTop(a: Node, b: Node): number {
  return a.position.y - b.position.y || a.position.x - b.position.x;
}

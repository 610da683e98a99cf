import {
  type Board,
  boards,
  duties,
  experience,
  perks,
  type Stack,
  stacks,
  startups,
} from './words.ts';

export type DemoPosting = {
  number: number;
  title: string;
  company: string;
  place: string;
  postedAt: Date;
  stack: Stack;
  must: string[];
  plus: string[];
  duties: string[];
  perks: string[];
  salary: [number, number] | null;
};

const week = 7 * 86_400_000;
const levelWords = ['', '', '', 'Senior ', 'Senior ', 'Junior ', 'Staff ', 'Lead '];

/**
 * The demo's postings by board token: about 260 over the twelve weeks before `now`, always the same for one seed.
 * TypeScript is asked more and more over these weeks, and .NET less and less.
 */
export function inventPostings(now: Date, seed = 20_26): Map<string, DemoPosting[]> {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return new Map(
    boards.map((board, b) => {
      const postings = Array.from({ length: board.openings }, (_, i) => {
        const ago = Math.floor((i / board.openings) * 12);
        const stack = pickStack(random, ago);
        const [startup, does] = startups[(i * 5) % startups.length] ?? ['Tin Roof', 'insurance'];
        return {
          number: 41_000 + b * 1_000 + i * 7,
          title: `${pick(levelWords)}${stack.title}`,
          company: board.company || `${startup} (${does})`,
          place: pick(board.places),
          postedAt: new Date(now.getTime() - ago * week - Math.floor(random() * 5 * 86_400_000)),
          stack,
          must: stack.must.map((line) =>
            random() < 0.35 ? `${pick(experience)} of ${line}` : line,
          ),
          plus: stack.plus.filter(() => random() < 0.7),
          duties: shuffle(duties, random).slice(0, 4),
          perks: shuffle(perks, random).slice(0, 3),
          salary: random() < 0.6 ? inventSalary(random) : null,
        };
      });
      return [board.token, postings] as const;
    }),
  );
}

export type { Board };

function pickStack(random: () => number, weeksAgo: number): Stack {
  const weights = stacks.map(({ title, weight }) => {
    if (title.includes('Node.js')) return weight + (11 - weeksAgo) * 1.6;
    return title.includes('.NET') ? weight + weeksAgo * 1.2 : weight;
  });
  let rest = random() * weights.reduce((sum, w) => sum + w, 0);
  const index = weights.findIndex((w) => {
    rest -= w;
    return rest < 0;
  });
  return stacks[index] ?? (stacks[0] as Stack);
}

function inventSalary(random: () => number): [number, number] {
  const low = 55 + Math.floor(random() * 50);
  return [low * 1_000, (low + 10 + Math.floor(random() * 30)) * 1_000];
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => [random(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);
}

/** A small generator with a seed, so that the demo is the same on every machine (Tommy Ettinger, mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

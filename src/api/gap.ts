import type { Context } from '../context.ts';
import { parseSlice, type Slice, type SliceFlags } from '../demand/slice.ts';
import { ThrottledError } from '../errors.ts';
import { marketOfBaseline, marketOfDatabase } from '../gaps/open-market.ts';
import { listUsual, produceReport, profileOf, type ReportOptions } from '../gaps/produce.ts';
import type { Profile } from '../gaps/profile.ts';
import type { GapReport } from '../gaps/report.ts';
import type { ResumeText } from '../gaps/resume/extract-text.ts';
import { readResume } from '../gaps/resume/read-resume.ts';
import { parseTarget } from '../gaps/target.ts';
import type { Usual } from '../gaps/wording.ts';
import { getRoadmap, listRoadmaps } from '../roadmaps/load.ts';
import { testTrends } from '../roadmaps/trends.ts';
import type { MarketReader } from './market.ts';

/** What a gap report is asked with, beside the resume. */
export type GapAsk = SliceFlags & {
  target?: string | undefined;
  roadmap: string;
  weeks?: number | undefined;
  reach?: number | undefined;
  /** How many gaps are told at most. */
  gaps: number;
};

/** The resume: a file's bytes, pasted text, or skill ids that were read elsewhere. */
export type ResumeInput =
  | { kind: 'file'; bytes: Uint8Array }
  | { kind: 'text'; text: string }
  | { kind: 'skills'; ids: readonly string[] };

export type GapService = (resume: ResumeInput, ask: GapAsk) => Promise<GapAnswer>;

/** `usual` is there for ids of skills only: who sent them compares their own wording with it. */
export type GapAnswer = {
  report: GapReport;
  read: ResumeText | null;
  usual: readonly Usual[] | null;
};

const readersAtOnce = 2;
const mayWait = 20;

/** Returns what makes gap reports; nothing of a resume is kept by it, and no error or log holds its text. */
export function createGapService(context: Context, market: MarketReader): GapService {
  const inTurn = createTurns(readersAtOnce, mayWait);
  return async (resume, ask) => {
    const slice = targetSlice(ask);
    const roadmaps = chooseRoadmaps(ask.roadmap);
    const { dictionary } = await context.reader();
    const source = await market.derive('market', slice, async (open) =>
      open.origin === null
        ? {
            ...marketOfDatabase(context.db, open),
            trends: testTrends(open, await market.earlier(open)),
          }
        : marketOfBaseline({ ...open, origin: open.origin }),
    );
    const options: ReportOptions = {
      dictionary,
      source,
      roadmaps,
      year: context.now().getUTCFullYear(),
      gaps: ask.gaps,
      ...(ask.weeks === undefined ? {} : { weeks: ask.weeks }),
      ...(ask.reach === undefined ? {} : { target: ask.reach }),
    };
    if (resume.kind === 'skills') {
      const profile = profileOfIds(resume.ids, options);
      const [report, usual] = await Promise.all([
        produceReport(profile, options),
        listUsual(profile, source),
      ]);
      return { report, read: null, usual };
    }
    const read = await inTurn(() => readResume(bytesOf(resume)));
    const report = await produceReport(profileOf(read, options), options);
    return { report, read, usual: null };
  };
}

/** The slice that a target in words and the other parameters name; the words win. */
export function targetSlice({ target, ...flags }: GapAsk): Slice {
  const given = { role: 'backend', ...defined(flags) };
  return parseSlice({ ...pick(given), ...(target ? parseTarget(target) : {}) });
}

function pick({ role, level, country, remote, source, since, until }: SliceFlags): SliceFlags {
  return { role, level, country, remote, source, since, until };
}

function defined(flags: SliceFlags): SliceFlags {
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value));
}

function chooseRoadmaps(id: string) {
  const chosen = getRoadmap(id);
  return [chosen, ...listRoadmaps().filter((roadmap) => roadmap !== chosen)];
}

function bytesOf(resume: Exclude<ResumeInput, { kind: 'skills' }>): Uint8Array {
  return resume.kind === 'file' ? resume.bytes : new TextEncoder().encode(resume.text);
}

/** A profile of ids alone, which has no lines to show; ids of no skill are left out. */
function profileOfIds(ids: readonly string[], { dictionary }: ReportOptions): Profile {
  const known = [...new Set(ids)].filter((id) => dictionary.skills.has(id)).sort();
  const skills = known.map((id) => ({
    id,
    evidence: [],
    section: 'other' as const,
    lastYear: null,
    impliedBy: [],
  }));
  return { skills, setAside: [], warnings: [] };
}

/** Runs at most `atOnce` at a time, the others in turn; more than `waiting` of these are sent away as busy. */
function createTurns(atOnce: number, waiting: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (run) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) {
        throw new ThrottledError('Many resumes are being read; try again shortly.', 5_000, {
          code: 'busy',
        });
      }
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    running += 1;
    try {
      return await run();
    } finally {
      running -= 1;
      queue.shift()?.();
    }
  };
}

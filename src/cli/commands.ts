import type { Command } from 'commander';

type Register = (program: Command) => void;
type Entry = { summary: string; load: () => Promise<Register> };

/** Every command: what the overview says of it, and where its code is. */
export const commandTable: Record<string, Entry> = {
  accuracy: {
    summary: 'score the reading against labelled postings',
    load: async () => (await import('./commands/accuracy.ts')).registerAccuracy,
  },
  up: {
    summary: 'everything in one process: workers, schedules, API and page',
    load: async () => (await import('./commands/up.ts')).registerUp,
  },
  api: {
    summary: 'serve API and page without workers',
    load: async () => (await import('./commands/api.ts')).registerApi,
  },
  extract: {
    summary: 'text, HTML or JSONL in, skills out; needs no database',
    load: async () => (await import('./commands/extract.ts')).registerExtract,
  },
  export: {
    summary: 'write the weekly release: CSV, NDJSON, Parquet and a manifest',
    load: async () => (await import('./commands/export.ts')).registerExport,
  },
  gap: {
    summary: 'a resume in, what it lacks and what to learn next out',
    load: async () => (await import('./commands/gap.ts')).registerGap,
  },
  import: {
    summary: 'read postings from JSONL, CSV or recorded payloads',
    load: async () => (await import('./commands/import.ts')).registerImport,
  },
  demand: {
    summary: 'which skills vacancies ask for; a roadmap held against it',
    load: async () => (await import('./commands/demand.ts')).registerDemand,
  },
  demo: {
    summary: 'the whole path in under a minute, with invented boards',
    load: async () => (await import('./commands/demo.ts')).registerDemo,
  },
  discover: {
    summary: 'names that postings write and the dictionary lacks',
    load: async () => (await import('./commands/discover.ts')).registerDiscover,
  },
  doctor: {
    summary: 'look at what gapmap stands on',
    load: async () => (await import('./commands/doctor.ts')).registerDoctor,
  },
  migrate: {
    summary: 'bring the database schema up to date',
    load: async () => (await import('./commands/migrate.ts')).registerMigrate,
  },
  postings: {
    summary: 'which postings advertise one vacancy; take them apart, read all again',
    load: async () => (await import('./commands/postings.ts')).registerPostings,
  },
  queue: {
    summary: 'show the queues, list failed jobs, retry them',
    load: async () => (await import('./commands/queue.ts')).registerQueue,
  },
  roadmap: {
    summary: 'list the roadmaps, check one of your own, import one',
    load: async () => (await import('./commands/roadmap.ts')).registerRoadmap,
  },
  schedule: {
    summary: 'when each source is scraped next',
    load: async () => (await import('./commands/schedule.ts')).registerSchedule,
  },
  scrape: {
    summary: 'scrape sources now, through the queue, and wait',
    load: async () => (await import('./commands/scrape.ts')).registerScrape,
  },
  skill: {
    summary: 'all about one skill: demand, trend, levels, pay, postings',
    load: async () => (await import('./commands/skill.ts')).registerSkill,
  },
  sources: {
    summary: 'list, add, detect, check, switch on and off what is read',
    load: async () => (await import('./commands/sources.ts')).registerSources,
  },
  trends: {
    summary: 'weekly series of each skill, as CSV',
    load: async () => (await import('./commands/trends.ts')).registerTrends,
  },
  worker: {
    summary: 'work on the queues until stopped',
    load: async () => (await import('./commands/worker.ts')).registerWorker,
  },
};

export const isCommandName = (word: string): boolean => Object.hasOwn(commandTable, word);

import { z } from 'zod';
import { errorSchema } from './errors.ts';

const share = z.number().min(0).max(1).nullable();
const count = z.number().int().min(0);

/** The answers that every route may give beside its own. */
export const problems = {
  400: errorSchema.describe('The request is not in the form that is expected.'),
  404: errorSchema.describe('There is no such thing.'),
  429: errorSchema.describe('Too many requests; Retry-After says how long to wait.'),
};

export const sampleSchema = z.object({ vacancies: count, employers: count, postings: count });

export const sliceSchema = z
  .object({
    roles: z.array(z.string()),
    levels: z.array(z.string()),
    countries: z.array(z.string()),
    remote: z.array(z.string()),
    sources: z.array(z.string()),
    since: z.string().meta({ examples: ['2026-W34'] }),
    until: z.string(),
    words: z.string(),
  })
  .meta({ id: 'Slice', description: 'What the figures are about.' });

export const skillDemandSchema = z
  .object({
    rank: count.nullable(),
    id: z.string(),
    name: z.string(),
    category: z.string(),
    share,
    share_low: share,
    share_high: share,
    asked: count,
    required: count,
    named: count,
    employers: count,
    employer_share: share,
    employer_share_low: share,
    employer_share_high: share,
    trend: z.string().nullable().optional(),
    change: z.number().nullable().optional(),
    change_low: z.number().nullable().optional(),
    change_high: z.number().nullable().optional(),
    rank_change: z.number().int().nullable().optional(),
  })
  .meta({
    id: 'SkillDemand',
    description: 'Shares are null below 30 vacancies (or employers); intervals are 95%.',
  });

export const demandSchema = z
  .object({ slice: sliceSchema, sample: sampleSchema, skills: z.array(skillDemandSchema) })
  .meta({ id: 'Demand' });

const related = z.object({ id: z.string(), name: z.string(), vacancies: count });

export const trendPointSchema = z
  .object({
    week: z.string(),
    vacancies: count,
    employers: count,
    asked: count,
    share,
    share_low: share,
    share_high: share,
    provisional: z.boolean(),
    masked: z.boolean(),
  })
  .meta({ id: 'TrendPoint' });

export const skillSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    category: z.string(),
    slice: sliceSchema,
    sample: sampleSchema,
    demand: skillDemandSchema.nullable(),
    trend: z.array(trendPointSchema),
    levels: z.array(
      z.object({ level: z.string().nullable(), vacancies: count, asked: count, share }),
    ),
    asked_with: z.array(related.extend({ share, lift: z.number().nullable() })),
    alternatives: z.array(related),
    pay: z.array(
      z.object({
        currency: z.string(),
        vacancies: count,
        low: z.number(),
        median: z.number(),
        high: z.number(),
        median_of_all: z.number(),
      }),
    ),
    roadmaps: z.array(
      z.object({
        roadmap: z.string(),
        title: z.string(),
        topic: z.string(),
        when: z.string().nullable(),
      }),
    ),
    quotes: z.array(
      z.object({
        vacancy: z.string(),
        title: z.string().nullable(),
        company: z.string().nullable(),
        url: z.string().nullable(),
        quote: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Skill' });

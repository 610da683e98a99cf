import { z } from 'zod';
import { parseSlice, type Slice, type SliceFlags } from '../demand/slice.ts';
import { levels, roles } from '../postings/posting.ts';

/** A word of a query; a NUL is no character that the database takes. */
export const word = z
  .string()
  .max(500)
  .refine((text) => !text.includes('\0'), 'expected text without NUL characters');

/** The parameters that say what a figure is about, as the command line's flags do. */
export const sliceQuery = {
  role: word
    .default('backend')
    .meta({ description: `Lists by commas, or any: ${roles.join(', ')}.`, examples: ['backend'] }),
  level: word.optional().meta({ description: `${levels.join(', ')}.`, examples: ['senior'] }),
  country: word.optional().meta({ description: 'ISO 3166 alpha-2 codes.', examples: ['DE,PL'] }),
  remote: word.optional().meta({ description: 'remote, hybrid, onsite.' }),
  source: word.optional().meta({ description: 'Slugs, or "greenhouse/*".' }),
  since: word.optional().meta({ description: '2026-W10, or a day of the week.' }),
  until: word.optional().meta({ description: 'The last week, included.' }),
};

/** The slice among a query's parameters; throws `ConfigError` for words of no slice. */
export function sliceOf({ role, level, country, remote, source, since, until }: SliceFlags): Slice {
  return parseSlice({ role, level, country, remote, source, since, until });
}

import { z } from 'zod';
import { ParseError } from '../errors.ts';
import { requirements } from './reading.ts';

const labelSchema = z.object({
  name: z.string(),
  surfaces: z.array(z.string().min(1)).min(1),
  /** Null where two labellers differ: not scored. */
  requirement: z.enum(requirements).nullish(),
  /** The either-or set by the first and by the second labeller; or one number for one labeller. */
  groups: z.array(z.number().nullable()).optional(),
  group: z.number().nullish(),
  kind: z.enum(['technology', 'concept']).optional(),
  /** Seen by one labeller only: neither a miss nor an error. */
  optional: z.boolean().optional(),
});
const postingSchema = z.object({
  id: z.union([z.string(), z.number()]),
  origin: z.string().optional(),
  title: z.string().nullish(),
  company: z.string().nullish(),
  text: z.string(),
  role: z.string().nullish(),
  /** "?" where two labellers differ. */
  level: z.string().nullish(),
  skills: z.array(labelSchema),
  traps: z.array(z.object({ surface: z.string(), quote: z.string() })).optional(),
});

export type Label = z.infer<typeof labelSchema>;
export type LabelledPosting = z.infer<typeof postingSchema>;

/** Returns the posting of one line of a label file; throws `ParseError` that says what is wrong with it. */
export function parseLabelledPosting(line: string, number: number): LabelledPosting {
  let document: unknown;
  try {
    document = JSON.parse(line);
  } catch (cause) {
    throw new ParseError(`line ${number} of the labels is no JSON`, { cause });
  }
  const parsed = postingSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ParseError(`line ${number} of the labels: ${issue?.path.join('.')}: ${issue?.message}`);
}

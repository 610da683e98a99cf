import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { categories, type Skill } from './skill.ts';

const words = z.array(z.string().min(1));
const rule = {
  case: z.literal('exact').optional(),
  not: words.optional(),
  notBefore: words.optional(),
  notAfter: words.optional(),
  needs: z.enum(['evidence', 'strong', 'cue']).optional(),
  asked: z.boolean().optional(),
  heads: words.optional(),
  notHeads: words.optional(),
  cues: words.optional(),
};
const skillSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case'),
  name: z.string().min(1),
  category: z.enum(categories),
  aliases: z
    .array(z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), ...rule })]))
    .optional(),
  nameRule: z.strictObject(rule).optional(),
  vendor: z.string().optional(),
  implies: words.optional(),
  partOf: z.string().optional(),
  successorOf: z.string().optional(),
  examples: words.optional(),
  counterexamples: words.optional(),
});
const overlaySchema = z.array(skillSchema);

/**
 * Returns the user's own skills from the text of a JSON or YAML file (a list of entries, or `skills:` with one).
 * Throws `ConfigError` that names the first entry at fault.
 */
export async function parseOverlay(source: string, file: string): Promise<Skill[]> {
  const document = await parseDocument(source, file);
  const list =
    document !== null && typeof document === 'object' && 'skills' in document
      ? document.skills
      : document;
  const parsed = overlaySchema.safeParse(list);
  if (parsed.success) return parsed.data.map(withoutUndefined);
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${file}: skill ${issue?.path.join('.')}: ${issue?.message}`, {
    cause: parsed.error,
  });
}

/** Returns the base with the user's skills in place of those of the same id, and the new ones after it. */
export function overlaySkills(base: readonly Skill[], own: readonly Skill[]): Skill[] {
  const replaced = new Map(own.map((skill) => [skill.id, skill]));
  const known = new Set(base.map((skill) => skill.id));
  return [
    ...base.map((skill) => replaced.get(skill.id) ?? skill),
    ...own.filter((skill) => !known.has(skill.id)),
  ];
}

async function parseDocument(source: string, file: string): Promise<unknown> {
  try {
    if (/^\s*[[{]/.test(source)) return JSON.parse(source);
    const { parse } = await import('yaml');
    return parse(source);
  } catch (error) {
    throw new ConfigError(`${file} is neither JSON nor YAML: ${String(error)}`, { cause: error });
  }
}

/** zod leaves no undefined keys behind, but its type does not know. */
function withoutUndefined(skill: z.infer<typeof skillSchema>): Skill {
  return JSON.parse(JSON.stringify(skill)) as Skill;
}

import { findCandidates } from './candidates.ts';
import type { Dictionary } from './dictionary.ts';
import { findSupported } from './evidence.ts';
import type { Field, Mention } from './reading.ts';
import { findBlocks } from './segments.ts';
import { findSentences } from './sentences.ts';

/** Returns every accepted mention of a skill in a text, whatever is asked of the reader; `skill` is the id. */
export function findMentions(
  dictionary: Dictionary,
  text: string,
  field: Field,
): (Mention & { skill: string })[] {
  const candidates = findCandidates(dictionary, text, []);
  const supported = findSupported(
    text,
    candidates,
    findSentences(text, findBlocks(text), candidates),
  );
  const kept = candidates.filter((_, index) => supported[index]);
  return kept.map(({ skill, start, end }) => ({
    skill: skill.id,
    field,
    start,
    end,
    text: text.slice(start, end),
  }));
}

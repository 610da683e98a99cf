import { findCandidates } from './candidates.ts';
import type { Dictionary } from './dictionary.ts';
import { keepSupported, type SentenceOf } from './evidence.ts';
import type { Field, Mention } from './reading.ts';
import { type Block, findBlocks, maxSentence, sentenceAround } from './segments.ts';

/** Returns every accepted mention of a skill in a text, whatever is asked of the reader; `skill` is the id. */
export function findMentions(
  dictionary: Dictionary,
  text: string,
  field: Field,
): (Mention & { skill: string })[] {
  const blocks = findBlocks(text);
  return keepSupported(
    text,
    findCandidates(dictionary, text, []),
    sentenceFinder(text, blocks),
  ).map(({ skill, start, end }) => ({
    skill: skill.id,
    field,
    start,
    end,
    text: text.slice(start, end),
  }));
}

/** Returns a lookup of the sentence around an offset; offsets outside every block are their own sentence. */
export function sentenceFinder(text: string, blocks: readonly Block[]): SentenceOf {
  // Candidates come in order, several a sentence; one that was cut for its length is cut elsewhere for the next.
  let last: readonly [number, number] = [0, 0];
  return (at) => {
    if (at >= last[0] && at < last[1] && last[1] - last[0] <= maxSentence) return last;
    last = findSentence(text, blocks, at);
    return last;
  };
}

function findSentence(
  text: string,
  blocks: readonly Block[],
  at: number,
): readonly [number, number] {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low];
  return block === undefined || at < block.start || at >= block.end
    ? [at, at + 1]
    : sentenceAround(text, block, at);
}

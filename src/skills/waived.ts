import type { Candidate } from './candidates.ts';

const reach = 60;
const opens =
  /\bno (?:prior |previous |specific |formal )?(?:[\p{L}\d.+#-]+(?:, (?:or )?| or |\/))*$/iu;
const closes =
  /^(?:(?:, (?:or )?| or |\/)[\p{L}\d.+#-]+)* (?:experience|knowledge|background|skills|expertise)\b/iu;

/** What `closes` begins with: a space, a comma or a slash. */
const mayClose: ReadonlySet<number> = new Set([0x20, 0x2c, 0x2f]);

/** Returns whether a posting says that a skill is not needed: "no Kafka or Spark experience needed". */
export function isWaived(text: string, { start, end }: Candidate): boolean {
  return (
    mayClose.has(text.charCodeAt(end)) &&
    closes.test(text.slice(end, end + reach)) &&
    opens.test(text.slice(Math.max(0, start - reach), start))
  );
}

import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPosting } from '../../src/skills/extract.ts';
import { getDictionary } from '../../src/skills/shipped.ts';

const file = '../shared/data/postings/builtin-2026.ndjson.gz';
const fold = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether the text names the tag as whole words. */
function names(text: string, tag: string): boolean {
  const words = tag.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join(' ')}(?![\\p{L}\\p{N}+#])`, 'u').test(text);
}

describe.skipIf(!existsSync(file))("a board's own tags (needs ../shared)", () => {
  it('are found where they stand in the text, 95 in a hundred', { timeout: 300_000 }, async () => {
    const dictionary = await getDictionary();
    const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean);
    let tagged = 0;
    let found = 0;
    for (const line of lines) {
      const { title, company, description, skills: tags } = JSON.parse(line);
      const reading = readPosting(dictionary, { title, company, text: description ?? '' });
      const read = reading.skills.flatMap(({ name, mentions }) => [
        fold(name),
        ...mentions.map((mention) => fold(mention.text)),
      ]);
      for (const tag of (tags ?? []).map(fold)) {
        if (!names(fold(description ?? ''), tag)) continue;
        tagged++;
        // "REST APIs" is tagged, "REST" is the span that names it; half of a tag is no answer.
        const answers = (said: string) =>
          said.includes(tag) || (tag.includes(said) && said.length * 2 >= tag.length);
        if (read.some(answers)) found++;
      }
    }
    expect(tagged).toBeGreaterThan(4_000);
    expect(found / tagged).toBeGreaterThanOrEqual(0.95);
  });
});

import { createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Writes stdin to a file of its own and runs something with its path, then removes it: a reader may go over it twice.
 * Its name says what it holds: `.gz` by its first bytes, lines or CSV by its first character, a payload if told so.
 */
export async function withStdinAsFile<T>(
  { payload }: { payload: boolean },
  run: (path: string) => Promise<T>,
  stdin: AsyncIterable<Buffer> = process.stdin,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gapmap-stdin-'));
  try {
    const draft = join(folder, 'stdin');
    let head = Buffer.alloc(0);
    await pipeline(async function* () {
      for await (const chunk of stdin) {
        if (head.length < 3) head = Buffer.concat([head, chunk.subarray(0, 3)]);
        yield chunk;
      }
    }, createWriteStream(draft));
    const path = `${draft}${endingOf(head, payload)}`;
    await rename(draft, path);
    return await run(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function endingOf(head: Buffer, payload: boolean): string {
  const gzipped = head[0] === 0x1f && head[1] === 0x8b;
  const isCsv =
    !gzipped && head.length > 0 && !/^[{[\s]/.test(head.toString('utf8').replace('\ufeff', ''));
  return `${payload ? '.json' : isCsv ? '.csv' : '.jsonl'}${gzipped ? '.gz' : ''}`;
}

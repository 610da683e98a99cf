import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { withStdinAsFile } from '../../src/cli/spool-stdin.ts';

async function* inPieces(bytes: Buffer) {
  for (const byte of bytes) yield Buffer.from([byte]);
}
const lines = Buffer.from('{"id":"1"}\n');
const cases: [what: string, bytes: Buffer, payload: boolean, ending: RegExp][] = [
  ['lines', lines, false, /stdin\.jsonl$/],
  ['zipped lines', gzipSync(lines), false, /stdin\.jsonl\.gz$/],
  ['CSV', Buffer.from('id,title\n1,x\n'), false, /stdin\.csv$/],
  ['a payload', Buffer.from('<rss/>'), true, /stdin\.json$/],
  ['nothing', Buffer.alloc(0), false, /stdin\.jsonl$/],
];

it.each(cases)(
  '%s become a file that says what it holds, and is gone afterwards',
  async (...given) => {
    const [, bytes, payload, ending] = given;
    const path = await withStdinAsFile(
      { payload },
      async (file) => {
        expect(readFileSync(file)).toEqual(bytes);
        return file;
      },
      inPieces(bytes),
    );
    expect(path).toMatch(ending);
    expect(existsSync(path)).toBe(false);
  },
);

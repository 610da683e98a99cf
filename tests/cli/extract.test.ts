import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-extract-'));
afterAll(() => rmSync(folder, { recursive: true }));

function extract(
  args: string[],
  input: string | Buffer = '',
): { out: string; err: string; code: number | null } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', 'extract', ...args], {
    input,
    maxBuffer: 1 << 26,
  });
  return { out: run.stdout.toString(), err: run.stderr.toString(), code: run.status };
}
const text = 'Requirements:\n- Postgres\n- Java or Kotlin  ';
const lines = [
  { id: 'a', title: 'Senior Backend Engineer', company: 'Acme', text },
  { id: 'b', html: '<p>We use <b>Kafka</b>.</p>', text: 'ignored' },
].map((line) => JSON.stringify(line));

describe('gapmap extract', () => {
  it('answers JSONL line by line, with the text unchanged and offsets into it', () => {
    const { out, code } = extract(['--format', 'ndjson', '-'], `${lines.join('\n')}\n`);
    expect(code).toBe(0);
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first.text).toBe(text);
    expect([first.id, first.role, first.level, first.language]).toEqual([
      'a',
      'backend',
      'senior',
      'en',
    ]);
    expect(first.skills[0]).toEqual({
      id: 'postgresql',
      name: 'PostgreSQL',
      requirement: 'required',
      alternatives: null,
      mentions: [{ field: 'body', start: 16, end: 24, text: 'Postgres' }],
    });
    expect(first.skills.slice(1).map((s: { alternatives: number }) => s.alternatives)).toEqual([
      1, 1,
    ]);
    expect(second.text).toBe('We use Kafka.');
  });
  it('reads gzipped files, and leaves out broken lines with a word on stderr and exit code 1', () => {
    const file = join(folder, 'postings.ndjson.gz');
    writeFileSync(file, gzipSync(`${lines[0]}\n{"id": broken\n`));
    const { out, err, code } = extract(['--format', 'ndjson', file]);
    expect([out.trim().split('\n').length, code]).toEqual([1, 1]);
    expect(err).toContain('line 2: no JSON');
  });
  it('takes the text of a Hacker News comment for the HTML that it is, and no other text', () => {
    const text = 'Acme | Backend | Berlin<p>We use C&#x2F;C++ &amp; Kafka';
    const lines = [
      { id: 1, time: 1_767_377_545, text },
      { id: 2, title: 'Dev', time: 1, text },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    const { out } = extract(['--format', 'ndjson', '-'], input);
    const read = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text);
    expect(read).toEqual(['Acme | Backend | Berlin\n\nWe use C/C++ & Kafka', text]);
  });

  it('reads one posting as text or HTML', () => {
    const { out } = extract(['--format', 'json'], '<ul><li>Python</li></ul>');
    expect(JSON.parse(out).text).toBe('- Python');
    expect(JSON.parse(extract(['--format', 'json'], 'We use Python.').out).skills[0].id).toBe(
      'python',
    );
  });
  it('keeps the order, and names each broken line, where much is read in threads', () => {
    const count = 9000;
    const many = Array.from({ length: count }, (_, id) =>
      id % 1000 === 999
        ? '{"id": broken'
        : JSON.stringify({ id, text: `${text} ${id} `.repeat(6) }),
    );
    const { out, err, code } = extract(['--format', 'ndjson'], many.join('\n'));
    const ids = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(ids).toEqual(
      Array.from({ length: count }, (_, id) => id).filter((id) => id % 1000 !== 999),
    );
    expect(err.match(/^line \d+000: no JSON/gm)).toHaveLength(9);
    expect(code).toBe(1);
  });
  it('reads bytes as they come: a byte order mark, both line ends, other letters, half a letter', () => {
    const input = Buffer.concat([
      Buffer.from(
        '\ufeff{"id":1,"text":"Größe 日本 😀 Kafka"}\r\n\r\n{"id":\r\n{"id":2,"text":"Go',
      ),
      Buffer.from([0xe2, 0x80]),
      Buffer.from('!"}'),
    ]);
    const { out, err } = extract(['--format', 'ndjson'], input);
    const read = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(read.map(({ text }) => text)).toEqual(['Größe 日本 😀 Kafka', 'Go\ufffd!']);
    expect(err).toMatch(/^line 3: no JSON: [^\r]*\n/);
  });

  it('ends with exit code 2 for a file that is not there', () => {
    expect(extract([join(folder, 'none.jsonl')]).code).toBe(2);
  });
});

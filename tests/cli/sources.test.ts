import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

const home = mkdtempSync(join(tmpdir(), 'gapmap-sources-'));
const file = join(home, 'sources.yaml');
const careersPage =
  '<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>';
const feed = `<rss><channel>
  <item><guid>1</guid><title>Northwind: Backend Engineer</title><description>&lt;p&gt;Go and SQL&lt;/p&gt;</description></item>
  <item><guid>2</guid><title></title></item></channel></rss>`;
let server: WebServer;

beforeAll(async () => {
  server = await startWebServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else if (request.url === '/jobs.rss') {
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
    } else response.writeHead(200, { 'content-type': 'text/html' }).end(careersPage);
  });
});

afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

describe('gapmap sources', () => {
  test('adds a board by its address, once', async () => {
    const added = await run(
      'add',
      'https://jobs.lever.co/acme',
      '--company',
      'Acme',
      '--region',
      'eu',
    );
    expect(added.code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(
      'sources:\n  - adapter: lever\n    token: acme\n    company: Acme\n    region: eu\n',
    );
    const again = await run('add', 'https://jobs.lever.co/acme');
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('lever/acme is there already');
  });

  test('lists what matches all words and flags, as data', async () => {
    const { stdout, code } = await run('list', 'acme', '--adapter', 'lever', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ slug: 'lever/acme', enabled: true, from: 'user', region: 'eu' }),
    ]);
  });

  test('says which addresses nobody has seen answering', async () => {
    const words = ['list', '--region', 'az'];
    const rows = JSON.parse((await run(...words, '--format', 'json')).stdout);
    expect(rows).toContainEqual(
      expect.objectContaining({
        slug: 'json_api/jobsearch.az',
        seen: '2026-10-07',
        verified: true,
      }),
    );
    const unseen = rows.filter(({ seen }: { seen: string | null }) => seen === null);
    expect(unseen.every(({ verified }: { verified: boolean }) => !verified)).toBe(true);
    const { stdout } = await run(...words, '--format', 'md');
    expect(stdout.match(/\| unverified \|/g)).toHaveLength(unseen.length);
    expect(stdout).toContain(`${unseen.length} unverified: their addresses are known`);
  });

  test('switches off and on again, and knows no source by another name', async () => {
    expect(await run('disable', 'lever/acme')).toMatchObject({ code: 0, stdout: '' });
    const off = await run('list', 'acme', '--disabled', '--format', 'ndjson');
    expect(JSON.parse(off.stdout)).toMatchObject({ reason: 'disabled by you' });
    expect(await run('enable', 'lever/acme')).toMatchObject({ code: 0 });
    const unknown = await run('disable', 'lever/nobody-there');
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('There is no source lever/nobody-there');
  });

  test('refuses a board whose terms forbid scraping, and settings that do not fit', async () => {
    const before = readFileSync(file, 'utf8');
    expect(await run('add', 'https://www.linkedin.com/jobs')).toMatchObject({ code: 2 });
    const settings = ['--adapter', 'company_html', '--settings', '{"item":3}'];
    const misfit = await run('add', 'https://jobs.example/', ...settings);
    expect(misfit.code).toBe(2);
    expect(misfit.stderr).toMatch(/sources\.yaml:\d+: .*item: .*expected string/);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('tells a board by its address as people copy it', async () => {
    const { stdout, code } = await run('detect', 'jobs.lever.co/acme', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ adapter: 'lever', token: 'acme' }]);
    expect(await run('detect', 'careers.html')).toMatchObject({ stdout: '' });
  });

  test('tells the board of a careers page that it fetches', async () => {
    const { stdout, code } = await run('detect', `${server.origin}/careers`, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ adapter: 'greenhouse', token: 'acme' }]);
  });

  test('checks a source with one polite request, and says what it lacks', async () => {
    const url = `${server.origin}/jobs.rss`;
    const settings = ['--settings', '{"title":"company: title"}', '--name', 'local'];
    expect(await run('add', url, '--adapter', 'rss', ...settings)).toMatchObject({ code: 0 });
    const before = server.requests.length;
    const { stdout, code } = await run('check', 'rss/local', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      source: 'rss/local',
      url,
      found: 1,
      failed: 1,
      complete: false,
      with_company: 1,
      with_date: 0,
      text_median: 10,
      titles: ['Backend Engineer'],
    });
    const asked = server.requests.slice(before).map((request) => request.url);
    expect(asked.filter((path) => path !== '/robots.txt')).toEqual(['/jobs.rss']);
  });

  test('knows the health of nothing before a run', async () => {
    expect(await run('health', '--format', 'json')).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  test('shows what could not be read, as the message after an import says', async () => {
    const path = join(home, 'one.jsonl');
    writeFileSync(
      path,
      '{"id":"a","title":"Engineer","text":"Go"}\n{"id":"b","text":"no title"}\n',
    );
    const imported = await gapmap('import', path, '--format', 'json');
    expect(imported.stderr).toContain('see `gapmap sources failures`');
    const { stdout } = await run('failures', 'file/one', '--format', 'ndjson');
    expect(JSON.parse(stdout)).toMatchObject({
      source: 'file/one',
      item: '{"id":"b","text":"no title"}',
      reason: expect.stringContaining('title'),
    });
    expect(await run('failures', 'file/two', '--format', 'json')).toMatchObject({ stdout: '[]\n' });
  });
});

type Ended = { code: number; stdout: string; stderr: string };

const run = (...args: string[]) => gapmap('sources', ...args);

function gapmap(...args: string[]): Promise<Ended> {
  const env = {
    ...process.env,
    GAPMAP_HOME: home,
    GAPMAP_ALLOW_PRIVATE: '127.0.0.1',
    GAPMAP_HOST_INTERVAL_MS: '0',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli/main.ts', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

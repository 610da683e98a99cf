import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCommands, withCommands } from '../scripts/write-readme.ts';

type Step = { command: string; expected: string[] };

const readme = readFileSync('README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const steps = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  readSteps(block),
);
const shell = promisify(execFile);

/** The commands of a console block, each with the output lines that follow it. */
function readSteps(block: string): Step[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [command = '', ...expected] = text.trimEnd().split('\n');
      return { command: command.replace(/ {2,}# .*$/, ''), expected };
    });
}

const escapeText = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** An output as written, "..." standing for anything. */
const pattern = (lines: readonly string[]) => {
  const escaped = lines.join('\n').split('...').map(escapeText).join('[\\s\\S]*');
  return new RegExp(`^${escaped}`);
};

describe('the README', () => {
  it('lists the commands as they are', async () => {
    expect(withCommands(readme, await loadCommands())).toBe(readme);
  });

  it('is no longer than it may be', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(151);
  });

  it('names commands, options and scripts that exist', async () => {
    const program = await loadCommands();
    const problems = steps.flatMap(({ command }) => {
      const script = /npm run (\S+)/.exec(command)?.[1];
      if (script && !(script in scripts)) return [`${command}: no such script`];
      const [, words] = /npx gapmap (.*?)(?: &| >.*)?$/.exec(command) ?? [];
      return words === undefined ? [] : findProblems(program, words.split(/\s+/));
    });
    expect(problems).toEqual([]);
  });
});

function findProblems(program: Command, words: readonly string[]): string[] {
  const command = program.commands.find((one) => one.name() === words[0]);
  if (!command) return [`no command ${words[0]}`];
  const sub = command.commands.find((one) => one.name() === words[1]) ?? command;
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]);
  return flags
    .filter((flag) => !sub.options.some((option) => option.long === flag))
    .map((flag) => `${words.join(' ')}: no ${flag}`);
}

describe('the tour of the API', () => {
  const home = mkdtempSync(join(tmpdir(), 'gapmap-tour-'));
  let server: ChildProcess | undefined;
  afterAll(async () => {
    server?.kill('SIGTERM');
    if (server?.exitCode === null) await once(server, 'exit');
    rmSync(home, { recursive: true });
  });

  /** Starts what the tour starts, on a free port and over an empty folder; returns its address. */
  async function start(command: string): Promise<string> {
    const [, token, words = ''] =
      /^GAPMAP_ADMIN_TOKEN=(\S+) npx gapmap (.*) &$/.exec(command) ?? [];
    const { DATABASE_URL: _, REDIS_URL: __, ...rest } = process.env;
    const env = { ...rest, GAPMAP_ADMIN_TOKEN: token, GAPMAP_HOME: home, GAPMAP_PORT: '0' };
    const main = resolve('src/cli/main.ts');
    const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe'];
    const child = spawn(process.execPath, [main, ...words.split(' ')], { env, stdio });
    server = child;
    for await (const line of createInterface({ input: child.stderr })) {
      const [, address] = /gapmap is at http:\/\/(\S+?) /.exec(line) ?? [];
      if (address) return address;
    }
    throw new Error(`${command} ended before it listened`);
  }

  it('gives what it says it gives', async () => {
    const first = steps.findIndex(({ command }) => command.endsWith('&'));
    const address = await start(steps[first]?.command ?? '');
    const tour = steps.slice(first + 1);
    expect(tour.length).toBeGreaterThan(8);
    for (const { command, expected } of tour) {
      const script = command.replaceAll('127.0.0.1:8787', address);
      const { stdout } = await shell('bash', ['-euo', 'pipefail', '-c', script], { cwd: home });
      expect(stdout, command).toMatch(pattern(expected));
      if (expected[0]?.startsWith('{') && !command.includes('grep')) JSON.parse(stdout);
    }
  }, 120_000);
});

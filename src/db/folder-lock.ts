import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';

/**
 * Takes the embedded folder for this process and returns what gives it back.
 * Throws `ConfigError` naming the owner when another live process has it; a dead owner's lock is taken over.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  const claim = () =>
    writeFileSync(path, `${process.pid} ${process.argv.slice(2, 4).join(' ')}`, { flag: 'wx' });
  try {
    claim();
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    refuseLiveOwner(folder, path);
    rmSync(path, { force: true });
    claim();
  }
  return () => rmSync(path, { force: true });
}

function refuseLiveOwner(folder: string, path: string): void {
  const [pid, ...command] = readFileSync(path, 'utf8').split(' ');
  if (!isAlive(Number(pid)) || isYounger(Number(pid), statSync(path).mtimeMs)) return;
  throw new ConfigError(
    `The embedded database in ${folder} is in use by \`gapmap ${command.join(' ')}\` (process ${pid}). ` +
      'Wait for it or stop it, use its API, or set DATABASE_URL to a server that many processes can share.',
  );
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** Numbers of processes come again, in a container always the same: one that began after the lock did not write it. */
function isYounger(pid: number, lockedAt: number): boolean {
  const startedAt = startOf(pid);
  return startedAt !== null && startedAt > lockedAt + 1_000;
}

/** When a process began, in ms since the epoch; null where that cannot be told. */
function startOf(pid: number): number | null {
  if (pid === process.pid) return Date.now() - process.uptime() * 1_000;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const sinceBoot = Number(fields[19]) / ticksPerSecond;
    return Date.now() - (uptime() - sinceBoot) * 1_000;
  } catch {
    return null;
  }
}

const ticksPerSecond = 100;

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

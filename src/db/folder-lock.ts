import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    refuseLiveOwner(folder, readFileSync(path, 'utf8'));
    rmSync(path, { force: true });
    claim();
  }
  return () => rmSync(path, { force: true });
}

function refuseLiveOwner(folder: string, owner: string): void {
  const [pid, ...command] = owner.split(' ');
  if (!isAlive(Number(pid))) return;
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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

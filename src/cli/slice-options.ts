import { type Command, InvalidArgumentError } from 'commander';
import type { SliceFlags } from '../demand/slice.ts';

/** Adds the flags that say what a figure is about; lists are separated by commas. */
export function addSliceOptions(command: Command, defaults: { role: string }): Command {
  return command
    .option('--role <roles>', 'backend, data, devops, ... or any', defaults.role)
    .option('--level <levels>', 'junior, senior, ...')
    .option('--country <codes>', 'DE,PL')
    .option('--remote <kinds>', 'remote, hybrid, onsite')
    .option('--source <slugs>', 'greenhouse/stripe, or "greenhouse/*"')
    .option('--since <week>', '2026-W10, or a day of the week')
    .option('--until <week>', 'the last week, included');
}

/** The slice flags among a command's options. */
export function pickSliceFlags(flags: SliceFlags): SliceFlags {
  const { role, level, country, remote, source, since, until } = flags;
  return { role, level, country, remote, source, since, until };
}

/** Reads the value of an option that counts something; throws commander's error for all but a whole number from 1 on. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError('Expected a whole number, 1 or more.');
}

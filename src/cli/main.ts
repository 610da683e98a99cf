#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { Command, CommanderError } from 'commander';
import { commandTable, isCommandName } from './commands.ts';
import { exitCodeOf, sayError } from './exit.ts';

/** Runs one command line (without `node` and the script) and returns the exit code: 0, 1 or 2. */
export async function main(argv: string[]): Promise<number> {
  const program = new Command('gapmap')
    .description(
      'Which backend skills employers ask for, and what a roadmap and a resume are missing.',
    )
    .version('0.1.0', '-V, --version')
    .addHelpText('after', '\nExample:\n  $ gapmap demo\n  $ gapmap gap resume.pdf\n')
    .exitOverride()
    .showHelpAfterError('(run `gapmap --help` for the commands)');
  const chosen = argv.find((word) => !word.startsWith('-'));
  for (const [name, { summary, load }] of Object.entries(commandTable)) {
    // Only the chosen command's code is loaded: starting must stay cheap.
    if (name === chosen) (await load())(program);
    else program.command(name).description(summary).summary(summary);
  }
  for (const command of program.commands) prepare(command);
  try {
    if (chosen !== undefined && !isCommandName(chosen)) program.error(`unknown command: ${chosen}`);
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    await sayError(error);
    return exitCodeOf(error);
  }
}

function prepare(command: Command): void {
  command.exitOverride().showHelpAfterError('(add --help for the options and an example)');
  for (const sub of command.commands) prepare(sub);
}

// A reader that has seen enough (`gapmap … | head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

if (import.meta.main) {
  // Commands load their code below: from the second start on it is read compiled, which halves the time.
  enableCompileCache();
  // A command that ended well as a program may still have failed at its task, and said so.
  const code = await main(process.argv.slice(2));
  if (code !== 0) process.exitCode = code;
}

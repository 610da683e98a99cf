/** Writes the README's table of commands from the commands themselves: `npm run readme`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { commandTable } from '../src/cli/commands.ts';

const begin = '<!-- commands: npm run readme -->\n';
const end = '<!-- end -->';

/** Every command of the CLI with its sub-commands, as commander has them. */
export async function loadCommands(): Promise<Command> {
  const program = new Command('gapmap');
  for (const { load } of Object.values(commandTable)) (await load())(program);
  return program;
}

/** The README with its table of commands made anew. */
export function withCommands(readme: string, program: Command): string {
  const [before = '', rest = ''] = readme.split(begin);
  const after = rest.slice(rest.indexOf(end));
  const rows = program.commands
    .toSorted((a, b) => (a.name() < b.name() ? -1 : 1))
    .map((command) => [usageOf(command), commandTable[command.name()]?.summary ?? '']);
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[], fill = ' ') =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0, fill)).join(' | ')} |`;
  const table = [line(['command', 'does']), line(['', ''], '-'), ...rows.map((row) => line(row))];
  return `${before}${begin}${table.join('\n')}\n${after}`;
}

function usageOf(command: Command): string {
  const parts = command.commands.map((sub) => sub.name()).join('|');
  const words = command.registeredArguments.map((one) => {
    const name = `${one.name()}${one.variadic ? '…' : ''}`;
    return one.required ? name.toUpperCase() : `[${name.toUpperCase()}]`;
  });
  const usage = ['gapmap', command.name(), ...(parts ? [parts] : []), ...words].join(' ');
  return `\`${usage.replaceAll('|', '\\|')}\``;
}

if (import.meta.main) {
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync('README.md', withCommands(readme, await loadCommands()));
}

import type { Command } from 'commander';
import { type Format, formatOption } from '../output.ts';
import { parseCount } from '../slice-options.ts';
import type { AddFlags, DetectFlags, ListFlags } from './sources-actions.ts';

export function registerSources(program: Command): void {
  const sources = program
    .command('sources')
    .description(
      'Show what is read, add boards, tell what a careers page runs on, switch on and off.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap sources list --region az\n  $ gapmap sources add https://jobs.lever.co/acme\n',
    );
  addList(sources);
  addAdd(sources);
  addDetect(sources);
  addCheck(sources);
  addHealth(sources);
  addFailures(sources);
  addSwitch(sources, 'enable', 'Read these sources again.');
  addSwitch(sources, 'disable', 'Leave these sources out; what they gave stays.');
}

const actions = () => import('./sources-actions.ts');

function addList(sources: Command): void {
  sources
    .command('list [words...]')
    .description('The configured sources, all of them or those that match.')
    .option('--adapter <id>', 'only this kind of board')
    .option(
      '--region <region>',
      'only this region: az, tr, cee, eu, us, ca, latam, mea, in, apac, …',
    )
    .option('--enabled', 'only those that are read')
    .option('--disabled', 'only those that are not, with the reason')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap sources list bank --region az --format json\n')
    .action(async (words: string[], flags: ListFlags) =>
      (await actions()).listSources(words, flags),
    );
}

function addAdd(sources: Command): void {
  sources
    .command('add <url>')
    .description('Add a board by its address, or by a careers page that leads to it.')
    .option('--adapter <id>', 'the kind of board, where the address does not tell')
    .option('--token <token>', 'its name there; the address itself for feeds and pages')
    .option('--name <name>', 'a short name in place of a long token')
    .option('--company <name>', 'the employer')
    .option('--region <region>', 'the region it hires in')
    .option('--settings <json>', 'what only this kind of board understands (selectors, paths)')
    .addHelpText(
      'after',
      `\nExamples:\n  $ gapmap sources add https://jobs.lever.co/acme --company Acme --region eu\n  $ gapmap sources add https://jobs.example.az/list --adapter company_html --name example.az \\\n      --settings '{"item":"li.job","fields":{"title":"h3","url":"a@href"},"detail":{"description":"main"}}'\n`,
    )
    .action(async (url: string, flags: AddFlags) => (await actions()).addSource(url, flags));
}

function addDetect(sources: Command): void {
  sources
    .command('detect <url>')
    .description('Which board a careers page runs on; also a saved page, or - for one on stdin.')
    .option('--base <url>', 'the address of a page that is read from a file or stdin')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap sources detect https://acme.example/careers\n')
    .action(async (url: string, flags: DetectFlags) => (await actions()).detectSource(url, flags));
}

const checks = () => import('./sources-check.ts');

function addCheck(sources: Command): void {
  sources
    .command('check <source>')
    .description(
      'One polite request: what would be read, how complete it is, how long the texts are.',
    )
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap sources check lever/spotify\n')
    .action(async (name: string, flags: { format?: Format }) =>
      (await checks()).checkSource(name, flags),
    );
}

function addHealth(sources: Command): void {
  sources
    .command('health')
    .description('How the sources did in their last run, the most troubled first.')
    .option('--limit <n>', 'how many to show', parseCount, 100)
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap sources health --limit 20\n')
    .action(async (flags: HealthFlags) => (await checks()).showHealth(flags));
}

function addFailures(sources: Command): void {
  sources
    .command('failures [sources...]')
    .description('What could not be read, the last first: why, and the item as it came.')
    .option('--limit <n>', 'how many to show', parseCount, 100)
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap sources failures lever/acme --format ndjson\n')
    .action(async (slugs: string[], flags: HealthFlags) =>
      (await checks()).showFailures(slugs, flags),
    );
}

type HealthFlags = { limit: number; format?: Format };

function addSwitch(sources: Command, verb: 'enable' | 'disable', description: string): void {
  sources
    .command(`${verb} <slugs...>`)
    .description(description)
    .addHelpText('after', `\nExample:\n  $ gapmap sources ${verb} adzuna/gb\n`)
    .action(async (slugs: string[]) => (await actions()).switchSources(slugs, verb === 'enable'));
}

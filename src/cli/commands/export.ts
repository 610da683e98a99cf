import type { Command } from 'commander';
import { say, writeData } from '../output.ts';
import { withContext } from '../with-context.ts';

export function registerExport(program: Command): void {
  program
    .command('export')
    .description(
      'Write the weekly release: skills, topics and sources as CSV, NDJSON and Parquet, with a manifest.',
    )
    .option('--week <week>', 'a week (2026-W14) or a day in it; the last whole week otherwise')
    .option('--out <dir>', 'the folder to write into; exports/<week> otherwise')
    .addHelpText('after', '\nExample:\n  $ gapmap export --week 2026-W14 --out release\n')
    .action((options: { week?: string; out?: string }) =>
      withContext(async (context) => {
        const { exportRelease } = await import('../../../workers/report.ts');
        const { week, folder, files, bytes } = await exportRelease(context, options);
        writeData(`${folder}\n`);
        say(`${week}: ${files} files, ${Math.ceil(bytes / 1000)} kB`);
      }),
    );
}

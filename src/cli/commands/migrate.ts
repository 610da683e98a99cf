import type { Command } from 'commander';
import { processConfig } from '../../../config/config.ts';
import { formatOption, say, writeTable } from '../output.ts';

export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description(
      'Bring the database schema up to date; safe to run again, and from many processes at once.',
    )
    .option('--dry-run', 'list what would be applied, change nothing')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap migrate --dry-run\n')
    .action(async ({ dryRun, format }) => {
      const { openDatabase } = await import('../../db/open.ts');
      const { listPendingMigrations, migrate } = await import('../../db/migrate.ts');
      const database = await openDatabase(processConfig());
      try {
        const names = dryRun ? await listPendingMigrations(database.db) : await migrate(database);
        if (names.length === 0) say('The schema is up to date.');
        const columns = [
          { key: 'migration', title: dryRun ? 'To apply' : 'Applied', type: 'text' as const },
        ];
        await writeTable({ columns, rows: names.map((migration) => ({ migration })) }, { format });
      } finally {
        await database.close();
      }
    });
}

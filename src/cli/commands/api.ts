import type { Command } from 'commander';

export function registerApi(program: Command): void {
  program
    .command('api')
    .description('API and page only; `gapmap worker` does the work in other processes.')
    .addHelpText('after', '\nExample:\n  $ DATABASE_URL=postgres://localhost/gapmap gapmap api\n')
    .action(async () => {
      const { serve } = await import('./up.ts');
      await serve(async () => async () => undefined);
    });
}

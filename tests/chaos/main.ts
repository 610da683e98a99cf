import { parseArgs } from 'node:util';

type Suite = { run: (options: { seed: number }) => Promise<boolean> };

/** `npm run chaos -- <name> [--seed N]` breaks things on purpose, prints what came of it, and fails when it should. */
const suites: Record<string, () => Promise<Suite>> = {
  sources: () => import('./sources.ts'),
  cycle: () => import('./cycle.ts'),
  kill: () => import('./kill.ts'),
  import: () => import('./import.ts'),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
});
const suite = suites[positionals[0] ?? ''];
if (!suite) {
  console.error(`Usage: npm run chaos -- ${Object.keys(suites).join('|')} [--seed N]`);
  process.exit(2);
}
const { run } = await suite();
process.exit((await run({ seed: Number(values.seed) })) ? 0 : 1);

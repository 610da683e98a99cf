export type Outcome = { passed: boolean };

/** Runs something a few times after a warm-up and says its median beside the bound (milliseconds). */
export async function measured(
  words: string,
  boundMs: number,
  run: () => Promise<string>,
  times = 7,
): Promise<Outcome> {
  const walls: number[] = [];
  const cpus: number[] = [];
  if (times > 1) await run();
  let said = '';
  for (let i = 0; i < times; i += 1) {
    const cpu = process.cpuUsage();
    const at = performance.now();
    said = await run();
    walls.push(performance.now() - at);
    const { user, system } = process.cpuUsage(cpu);
    cpus.push((user + system) / 1_000);
  }
  const median = middle(walls);
  const passed = median <= boundMs;
  console.log(
    `  ${passed ? 'pass  ' : 'MISSED'} ${words}: ${Math.round(median)} ms (${Math.round(Math.min(...walls))} to ${Math.round(Math.max(...walls))}), CPU ${Math.round(middle(cpus))} ms, bound ${boundMs} ms; ${said}`,
  );
  return { passed };
}

/** "12.3 s". */
export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Runs a task for each item, at most `atOnce` at a time; the first failure ends it once those under way have ended. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  run: (item: T, index: number) => Promise<unknown>,
): Promise<void> {
  const left = items.entries();
  const lane = async () => {
    for (const [index, item] of left) await run(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

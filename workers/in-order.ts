/**
 * Yields what `work` makes of each item, in their order, while it already works on as many of those that follow
 * as `ahead` says. What a later item throws is thrown in its turn.
 */
export async function* inOrder<Item, Made>(
  items: AsyncIterable<Item>,
  ahead: number,
  work: (item: Item, index: number) => Promise<Made>,
): AsyncGenerator<Made> {
  const source = items[Symbol.asyncIterator]();
  const started: Promise<IteratorResult<Made>>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let index = 0;
  const start = () => {
    // One item after the other is asked for; only the work on them overlaps.
    const next = last.then(() => source.next());
    last = next;
    const made = next.then(async ({ done, value }) =>
      done ? { done, value: undefined } : { done: false, value: await work(value, index++) },
    );
    made.catch(() => undefined);
    started.push(made);
  };
  try {
    for (;;) {
      while (started.length <= ahead) start();
      const made = await started.shift();
      if (!made || made.done) return;
      yield made.value;
    }
  } finally {
    await source.return?.();
  }
}

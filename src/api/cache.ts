/** Keeps what was made last, by key; the one used longest ago goes when there are more than `limit`. */
export type Cache<T> = {
  /** The kept value, or what `make` gives; several callers share one making, and a failure is not kept. */
  get: (key: string, make: () => Promise<T>) => Promise<T>;
  has: (key: string) => boolean;
};

/** Returns an empty cache. */
export function createCache<T>(limit: number): Cache<T> {
  const kept = new Map<string, Promise<T>>();
  const get = (key: string, make: () => Promise<T>): Promise<T> => {
    const known = kept.get(key);
    const value = known ?? make();
    kept.delete(key);
    kept.set(key, value);
    if (known) return known;
    value.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= limit) break;
      kept.delete(oldest);
    }
    return value;
  };
  return { get, has: (key) => kept.has(key) };
}

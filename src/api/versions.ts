import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as breathe } from 'node:timers/promises';

/** Which version of the data is answered from, and how the next one is made ready before it is. */
export type Versions = {
  /** The version that is answered from; inside a remaking, the one that is being made. */
  current: () => Promise<string>;
  /** Remembers how something is made that was just asked for, so that the next version has it before it is shown. */
  keep: (key: string, remake: () => Promise<unknown>) => void;
};

/** The data's version is read at most once in so many milliseconds. */
const freshMs = 1_000;
/** An older version is shown only while it was the last one so recently; else whoever asks waits for the new one. */
const patienceMs = 10_000;
/** Making versions ready takes at most this share of the time, unless the shown one gets too old. */
const renewingShare = 0.2;
/** What is made ready: the last so many things that were asked for within the last minute. */
const remadeAtMost = 32;
const askedWithinMs = 60_000;

/**
 * Follows the version that `read` gives. When it changes under load, the old version is shown until what is asked for
 * is there in the new one, so that a rollup makes nobody wait; `now` is a monotonic clock in milliseconds.
 */
export function followVersions(
  read: () => Promise<string>,
  now: () => number = () => performance.now(),
): Versions {
  const made = new AsyncLocalStorage<string>();
  const asked = new Map<string, { at: number; remake: () => Promise<unknown> }>();
  let shown: string | undefined;
  let currentAt = Number.NEGATIVE_INFINITY;
  let renewing = false;
  let restUntil = Number.NEGATIVE_INFINITY;
  let look = { at: Number.NEGATIVE_INFINITY, done: Promise.resolve() };

  const show = (version: string, at: number) => {
    shown = version;
    currentAt = at;
  };
  const renew = async (version: string, at: number) => {
    const recent = [...asked.values()].filter((one) => at - one.at < askedWithinMs);
    for (const { remake } of recent.slice(-remadeAtMost)) {
      // What cannot be made is not kept: whoever asks for it is told why.
      await made.run(version, remake).catch(() => undefined);
      await breathe();
    }
    if (currentAt < at) show(version, at);
    restUntil = now() + Math.min(patienceMs / 2, (now() - at) * (1 / renewingShare - 1));
  };
  const check = async () => {
    const at = now();
    const version = await read();
    if (version === shown) currentAt = at;
    else if (shown === undefined || at - currentAt > patienceMs) show(version, at);
    else if (!renewing && at >= restUntil) {
      renewing = true;
      renew(version, at).finally(() => {
        renewing = false;
      });
    }
  };
  return {
    current: async () => {
      const inHand = made.getStore();
      if (inHand !== undefined) return inHand;
      const at = now();
      if (at - look.at > freshMs) {
        look = { at, done: check() };
        look.done.catch(() => {
          look.at = Number.NEGATIVE_INFINITY;
        });
      }
      // Nobody waits for a look at the database while the last one is recent enough.
      if (shown === undefined || at - currentAt > patienceMs) await look.done;
      return shown ?? '';
    },
    keep: (key, remake) => {
      if (made.getStore() !== undefined) return;
      asked.delete(key);
      asked.set(key, { at: now(), remake });
      for (const oldest of asked.keys()) {
        if (asked.size <= remadeAtMost) break;
        asked.delete(oldest);
      }
    },
  };
}

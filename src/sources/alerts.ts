import { createHmac } from 'node:crypto';
import type { Alert, SourceSigns } from './alert-store.ts';

/** A source whose state is another than what the operator was told. */
export type AlertChange = {
  id: number;
  slug: string;
  alert: Alert | null;
  before: Alert | null;
  /** Why, in a sentence. */
  detail: string;
};

const brokenAfter = 3;
const thinShare = 0.5;
const thinFrom = 10;
const shownAtMost = 20;
const minuteMs = 60_000;

/**
 * Returns what is wrong with a source, null when all is well: `silent` when it was not read for two of its
 * intervals, `broken` after three failures in a row, `shrunk` when its texts were cut to half, `thin` when it
 * shows less than half of what it usually does.
 */
export function alertOf(signs: SourceSigns, now: Date): Alert | null {
  const patienceMs = signs.intervalMinutes * minuteMs * 2 + 60 * minuteMs;
  const since = signs.lastRunAt ?? signs.createdAt;
  if (now.getTime() - since.getTime() > patienceMs) return 'silent';
  const code = signs.reason?.split(':', 1)[0];
  if (code === 'texts-shrunk') return 'shrunk';
  if (code === 'empty-board' || code === 'collapsed-board') return 'thin';
  if (signs.failuresInARow >= brokenAfter) return 'broken';
  return isThin(signs) ? 'thin' : null;
}

/**
 * Returns the sources whose state differs from what the operator was told. A source under another alert, and
 * one whose last run neither failed nor went well, keeps its state, so that nothing is told back and forth.
 */
export function changesOf(signs: readonly SourceSigns[], now: Date): AlertChange[] {
  return signs.flatMap((one) => {
    const alert = alertOf(one, now);
    const recovered = one.status === 'ok' || one.status === 'unchanged';
    if (alert === one.told || (alert === null && !recovered)) return [];
    return [{ id: one.id, slug: one.slug, alert, before: one.told, detail: detailOf(one, alert) }];
  });
}

/** Returns one message for any number of changes, worst first; null when there is nothing to tell. */
export function describeChanges(changes: readonly AlertChange[]): string | null {
  if (changes.length === 0) return null;
  const broken = changes.filter((change) => change.alert !== null);
  const recovered = changes.length - broken.length;
  const heading = [
    ...(broken.length > 0 ? [`${broken.length} ${plural(broken.length)} need attention`] : []),
    ...(recovered > 0 ? [`${recovered} ${plural(recovered)} recovered`] : []),
  ].join(', ');
  const ordered = [...broken, ...changes.filter((change) => change.alert === null)];
  const lines = ordered.slice(0, shownAtMost).map((change) => `• ${lineOf(change)}`);
  const rest = ordered.length - lines.length;
  const more = rest > 0 ? [`• and ${rest} more: see \`gapmap sources health\``] : [];
  return [`gapmap: ${heading}`, ...lines, ...more].join('\n');
}

/** Returns the body of a webhook: Slack takes the text only, others everything. */
export function webhookBody(
  url: string,
  message: { event: string; text: string; at: Date; details: unknown },
): Record<string, unknown> {
  if (new URL(url).hostname === 'hooks.slack.com') return { text: message.text };
  return { ...message, at: message.at.toISOString() };
}

/** Returns the signature of a body as sent: HMAC-SHA256 with the shared secret, "sha256=<hex>". */
export function signBody(body: Record<string, unknown>, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex')}`;
}

function isThin({ found, usualFound, status }: SourceSigns): boolean {
  if (found === null || usualFound === null || usualFound < thinFrom) return false;
  return (status === 'ok' || status === 'suspect') && found < usualFound * thinShare;
}

function detailOf(signs: SourceSigns, alert: Alert | null): string {
  if (alert === 'silent')
    return `not read since ${signs.lastRunAt?.toISOString() ?? 'it was added'}`;
  if (alert === 'thin' && isThin(signs))
    return `${signs.found} postings, usually ${signs.usualFound}`;
  return alert === null ? `${signs.found ?? 0} postings` : (signs.reason ?? '');
}

function lineOf({ slug, alert, before, detail }: AlertChange): string {
  return alert === null
    ? `${slug} is well again (was ${before}): ${detail}`
    : `${slug} is ${alert}: ${detail}`;
}

function plural(n: number): string {
  return n === 1 ? 'source' : 'sources';
}

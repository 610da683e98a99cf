import { listSigns, markTold } from '../src/sources/alert-store.ts';
import { changesOf, describeChanges, signBody, webhookBody } from '../src/sources/alerts.ts';
import { fetchPage } from '../src/sources/fetch.ts';
import type { Handler, JobContext } from './run-worker.ts';

/**
 * Tells the operator, by log and webhook. The event "source-alerts" looks at all sources and tells in one
 * message what changed since the last one; any other event is sent as it is. What was told is written down
 * after it was sent, so that a message may come twice but is never lost.
 */
export const notify: Handler<'notify'> = async ({ event, body }, context) => {
  if (event !== 'source-alerts') {
    const { text = event, ...details } = body;
    await send(context, { event, text: String(text), details });
    return { sent: context.config.alertWebhook === null ? 0 : 1 };
  }
  const changes = changesOf(await listSigns(context.db), context.now());
  const text = describeChanges(changes);
  if (text === null) return { changes: 0 };
  for (const { slug, alert, before, detail } of changes.slice(0, 50)) {
    context.log.warn({ source: slug, alert, before, detail }, 'source changed state');
  }
  await send(context, { event: 'sources', text, details: changes });
  await markTold(context.db, changes);
  return { changes: changes.length };
};

async function send(
  { config, network, now, correlationId }: JobContext,
  message: { event: string; text: string; details: unknown },
): Promise<void> {
  const url = config.alertWebhook;
  if (url === null) return;
  const body = webhookBody(url, { ...message, at: now() });
  const headers = {
    // The same for every try of a message, so that a receiver knows one that comes twice.
    'x-gapmap-delivery': correlationId,
    ...(config.webhookSecret ? { 'x-gapmap-signature': signBody(body, config.webhookSecret) } : {}),
  };
  await fetchPage(network, { url, kind: 'detail', method: 'POST', json: body, headers });
}

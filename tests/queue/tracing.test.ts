import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { toContext } from '../../src/context.ts';
import { createLog } from '../../src/log.ts';
import { openQueues } from '../../src/queue/open.ts';
import { openTracing } from '../../src/queue/tracing.ts';
import { runWorker } from '../../workers/run-worker.ts';
import { openTestContext } from '../_support/context.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

type SentSpan = { traceId: string; spanId: string; parentSpanId?: string; name: string };
const spans: SentSpan[] = [];
let collector: WebServer;

beforeAll(async () => {
  collector = await startWebServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      for (const { scopeSpans } of JSON.parse(body).resourceSpans) {
        for (const scope of scopeSpans) spans.push(...scope.spans);
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
});
afterAll(() => collector.close());

it('a request, the job it asks for and the worker that does it are one trace', async () => {
  const tracing = await openTracing({ otlpEndpoint: collector.origin });
  const base = await openTestContext({ GAPMAP_ADMIN_TOKEN: 'a token of at least 16' });
  const queues = await openQueues(base.config, base.database, tracing?.telemetry);
  const context = toContext(base.config, createLog('silent'), base.database, queues);
  const app = await buildApp(context);
  app.post('/test/rollup', async (request) => ({
    id: await context.enqueue('rollup', { correlationId: request.id }),
  }));
  const done = Promise.withResolvers<string>();
  const stop = runWorker(
    'rollup',
    async (_, { correlationId }) => {
      done.resolve(correlationId);
      return {};
    },
    context,
  );
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const answer = await app.inject({
    method: 'POST',
    url: '/test/rollup?secret=resume',
    headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  });
  expect(await done.promise).toBe(answer.headers['x-request-id']);
  await stop();
  await app.close();
  await context.close();
  await tracing?.close();
  const ours = spans.filter((span) => span.traceId === traceId);
  const request = ours.find(({ name }) => name === 'POST /test/rollup');
  const added = ours.find(({ name }) => name.startsWith('add '));
  const processed = ours.find(({ name }) => name.startsWith('process '));
  expect(request?.parentSpanId).toBe('b7ad6b7169203331');
  expect(added?.parentSpanId).toBe(request?.spanId);
  expect(processed).toBeDefined();
  expect(JSON.stringify(spans)).not.toContain('secret');
});

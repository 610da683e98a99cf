import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { queueNames } from '../queue/queues.ts';
import { requireAdmin } from './admin.ts';
import type { App } from './app.ts';
import { sendError } from './errors.ts';
import type { Service } from './service.ts';

/** Where the job dashboard is. */
export const boardPath = '/admin/queues';

/** Serves Bull Board to whoever has the admin token (as the password of a login); without a token there is none. */
export async function registerBoard(app: App, { context }: Service): Promise<void> {
  const { queues, config } = context;
  const check = requireAdmin(config.adminToken);
  // The dashboard has an error handler of its own, which would tell who it is.
  app.addHook('onRequest', (request, reply) =>
    check(request).catch((error) => sendError(error, request, reply)),
  );
  app.addHook('onSend', async (_, reply, payload) => {
    if (!String(reply.getHeader('content-type')).startsWith('text/html')) return payload;
    if (typeof payload !== 'string') return payload;
    reply.removeHeader('content-length');
    return withoutForeignParts(payload);
  });
  if (config.adminToken === null) return;
  const adapter = new FastifyAdapter();
  createBullBoard({
    queues: queueNames.map((name) => new BullMQAdapter(queues.raw(name) as never)),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'gapmap' } },
  });
  adapter.setBasePath(boardPath);
  await app.register(adapter.registerPlugin(), { prefix: boardPath });
}

/** The page as served by Bull Board asks another site for fonts and has a style of its own; our policy allows neither. */
function withoutForeignParts(page: string): string {
  return page
    .replace(/<link[^>]+href="https?:[^>]*>/g, '')
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/ style="[^"]*"/g, '');
}

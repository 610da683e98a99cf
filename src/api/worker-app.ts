import Fastify, { type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Context } from '../context.ts';
import type { App } from './app.ts';
import { limitConnections } from './connections.ts';
import { sendError } from './errors.ts';
import { registerMetrics } from './metrics.ts';
import { registerHealthRoutes } from './routes/health.ts';
import type { RequestTypes } from './scope.ts';

/** What a worker shows of itself: /metrics, /healthz and /readyz; it does not listen yet. */
export async function buildWorkerApp(context: Context): Promise<App> {
  const app = Fastify({ loggerInstance: context.log as FastifyBaseLogger, requestTimeout: 10_000 });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendError);
  limitConnections(app.server);
  registerMetrics(app, context);
  registerHealthRoutes(app.withTypeProvider<RequestTypes>(), { context });
  return app;
}

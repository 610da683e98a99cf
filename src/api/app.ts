import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import {
  createJsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Context } from '../context.ts';
import { registerPages } from '../web/pages.ts';
import { registerBoard } from './board.ts';
import { limitConnections } from './connections.ts';
import { sendError } from './errors.ts';
import { limitRates } from './limits.ts';
import { registerMetrics } from './metrics.ts';
import { gapRequestBody } from './routes/gap.ts';
import { registerRoutes } from './routes.ts';
import type { RequestTypes } from './scope.ts';
import { protect } from './security.ts';
import { createService } from './service.ts';
import { traceRequests } from './trace-requests.ts';

export type App = FastifyInstance;

const bodyBytes = 2 * 1024 * 1024;
const fileBytes = 6 * 1024 * 1024;

/** Builds the HTTP service over an open context: API, pages, health and metrics; it does not listen yet. */
export async function buildApp(context: Context): Promise<App> {
  const app = Fastify({
    loggerInstance: context.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: ({ headers }) => requestId(headers['x-request-id']),
    bodyLimit: bodyBytes,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: false,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
  });
  limitConnections(app.server);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler((request, reply) =>
    sendError(Object.assign(new Error('not found'), { statusCode: 404 }), request, reply),
  );
  const service = createService(context);
  traceRequests(app);
  protect(app, context.config);
  registerMetrics(app, context);
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1_024 });
  if (context.config.corsOrigin) {
    await app.register(cors, {
      origin: context.config.corsOrigin.split(','),
      methods: ['GET', 'POST'],
    });
  }
  await limitRates(app, service);
  await app.register(multipart, {
    limits: { files: 1, fileSize: fileBytes, fields: 30, fieldSize: bodyBytes },
  });
  await app.register(swagger, {
    openapi: openapiHead,
    transform: createJsonSchemaTransform({ skipList: [] }),
    transformObject: describeApi,
  });
  await app.register(async (scope) =>
    registerRoutes(scope.withTypeProvider<RequestTypes>(), service),
  );
  await app.register(async (scope) => registerPages(scope, service));
  await app.register(async (scope) => registerBoard(scope, service));
  return app;
}

/** The OpenAPI document of the routes, with the one body that its route reads itself. */
const describeApi: typeof jsonSchemaTransformObject = (documentObject) => {
  const described = jsonSchemaTransformObject(documentObject);
  const gap = described.paths?.['/api/v1/gap']?.post;
  if (gap) Object.assign(gap, { requestBody: gapRequestBody() });
  return described;
};

/** The caller's own id when it is a plain word, so that one id goes through several systems. */
function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

const openapiHead = {
  openapi: '3.1.0',
  info: {
    title: 'gapmap',
    version: '1.0.0',
    description:
      'Which backend skills employers ask for, and what a roadmap and a resume are missing.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  components: {
    securitySchemes: { admin: { type: 'http' as const, scheme: 'bearer' } },
  },
  tags: [
    { name: 'market', description: 'What vacancies ask for.' },
    { name: 'gap', description: 'A resume held against the market.' },
    { name: 'data', description: 'Postings, sources, runs and releases behind the figures.' },
    { name: 'admin', description: 'Needs the admin token.' },
    { name: 'health', description: 'For whoever runs it.' },
  ],
};

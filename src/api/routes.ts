import { registerGapRoutes } from './routes/gap.ts';
import { registerHealthRoutes } from './routes/health.ts';
import { registerMarketRoutes } from './routes/market.ts';
import { registerRoadmapRoutes } from './routes/roadmaps.ts';
import type { Scope } from './scope.ts';
import type { Service } from './service.ts';

/** Registers everything below /api, and what whoever runs the service looks at. */
export function registerRoutes(scope: Scope, service: Service): void {
  registerMarketRoutes(scope, service);
  registerRoadmapRoutes(scope, service);
  registerGapRoutes(scope, service);
  registerHealthRoutes(scope, service);
  scope.get('/api/openapi.json', { schema: { hide: true } }, async (_, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(scope.swagger()),
  );
}

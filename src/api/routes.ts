import { registerAdminRoutes } from './routes/admin.ts';
import { registerDataRoutes } from './routes/data.ts';
import { registerGapRoutes } from './routes/gap.ts';
import { registerHealthRoutes } from './routes/health.ts';
import { registerMarketRoutes } from './routes/market.ts';
import { registerReleaseRoutes } from './routes/releases.ts';
import { registerRoadmapRoutes } from './routes/roadmaps.ts';
import { registerTrendRoutes } from './routes/trends.ts';
import type { Scope } from './scope.ts';
import type { Service } from './service.ts';

/** Registers everything below /api, and what whoever runs the service looks at. */
export async function registerRoutes(scope: Scope, service: Service): Promise<void> {
  registerMarketRoutes(scope, service);
  registerRoadmapRoutes(scope, service);
  registerGapRoutes(scope, service);
  registerTrendRoutes(scope, service);
  registerDataRoutes(scope, service);
  registerReleaseRoutes(scope, service);
  registerHealthRoutes(scope, service);
  await scope.register(async (admin) => registerAdminRoutes(admin, service));
  scope.get('/api/openapi.json', { schema: { hide: true } }, async (_, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(scope.swagger()),
  );
}

import type { Telemetry } from 'bullmq';
import type { Config } from '../../config/config.ts';

/** Where spans go: what BullMQ is given, and what sends the last spans away. */
export type Tracing = { telemetry: Telemetry; close: () => Promise<void> };

/**
 * Starts sending spans of requests and jobs to the OTLP endpoint, or returns null when there is none: then nothing
 * of OpenTelemetry is loaded, and its calls elsewhere do nothing. Once a process.
 */
export async function openTracing({
  otlpEndpoint,
}: Pick<Config, 'otlpEndpoint'>): Promise<Tracing | null> {
  if (otlpEndpoint === null) return null;
  const [api, core, sdk, resources, exporting, hooks, { BullMQOtel }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
    import('bullmq-otel'),
  ]);
  const exporter = new exporting.OTLPTraceExporter({
    url: `${otlpEndpoint.replace(/\/$/, '')}/v1/traces`,
  });
  const provider = new sdk.TracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'gapmap' }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  api.context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager());
  api.propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  api.trace.setGlobalTracerProvider(provider);
  return {
    telemetry: new BullMQOtel({ tracerName: 'gapmap' }),
    close: async () => {
      await provider.shutdown();
      for (const part of [api.trace, api.propagation, api.context]) part.disable();
    },
  };
}

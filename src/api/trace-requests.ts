import {
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import type { App } from './app.ts';

const spans = new WeakMap<FastifyRequest, Span>();

/**
 * Makes a span of each request, below the caller's where `traceparent` names one; jobs that it enqueues are below
 * it. It names the route as written, so that no id, query or resume gets into a trace. Nothing without an endpoint.
 */
export function traceRequests(app: App): void {
  const tracer = trace.getTracer('gapmap');
  app.addHook('onRequest', (request, _, done) => {
    const { method, routeOptions, headers } = request;
    const route = routeOptions.url ?? 'none';
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'gapmap.correlation_id': request.id,
    };
    const caller = propagation.extract(context.active(), headers);
    const options = { kind: SpanKind.SERVER, attributes };
    const span = tracer.startSpan(`${method} ${route}`, options, caller);
    spans.set(request, span);
    context.with(trace.setSpan(caller, span), done);
  });
  app.addHook('onResponse', async (request, { statusCode }) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}

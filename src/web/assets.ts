import { createHash } from 'node:crypto';
import type { App } from '../api/app.ts';
import { siteStyle } from './style.ts';

type Asset = { type: string; body: string };

const assets: Readonly<Record<string, Asset>> = {
  'style.css': { type: 'text/css; charset=utf-8', body: siteStyle },
};
const tags = new Map(
  Object.entries(assets).map(([name, { body }]) => [
    name,
    createHash('sha256').update(body).digest('base64url').slice(0, 12),
  ]),
);

/** The address of one of our files; it holds a hash, so that it may be kept for ever. */
export function assetPath(name: string): string {
  return `/assets/${name}?${tags.get(name) ?? ''}`;
}

/** Serves our own files. */
export function registerAssets(app: App): void {
  for (const [name, { type, body }] of Object.entries(assets)) {
    app.get(`/assets/${name}`, { schema: { hide: true } }, async (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(body),
    );
  }
}

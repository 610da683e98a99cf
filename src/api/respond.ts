import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Cache, createCache } from './cache.ts';
import type { MarketReader } from './market.ts';

const compress = promisify(gzip);

/** An answer as bytes, with its compressed form where that is worth it. */
type Prepared = { body: Buffer; zipped: Buffer | null; type: string };

export type Answers = {
  cache: Cache<Prepared>;
  market: MarketReader;
};

const kept = 500;
const worthBytes = 1_000;

/** Keeps answers made of the rollup while its version stays the same. */
export function createAnswers(market: MarketReader): Answers {
  return { cache: createCache(kept), market };
}

/** Whether the answer to a request is at hand. */
export async function isAtHand({ cache, market }: Answers, url: string): Promise<boolean> {
  return cache.has(`${await market.versions.current()} ${url}`);
}

/**
 * Answers with what `make` returns (text, or JSON of anything else), tagged with the data's version: the same
 * address is made once a version, and whoever has it already gets 304.
 */
export async function answer(
  answers: Answers,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  make: () => Promise<unknown>,
  type = 'application/json; charset=utf-8',
): Promise<FastifyReply> {
  const { versions } = answers.market;
  const version = await versions.current();
  const tag = tagOf(`${version} ${request.url}`);
  reply.header('etag', tag).header('cache-control', 'public, max-age=0, must-revalidate');
  reply.header('vary', 'accept-encoding');
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  const find = (version: string) =>
    answers.cache.get(`${version} ${request.url}`, () => prepare(make, type));
  const prepared = await find(version);
  versions.keep(request.url, async () => find(await versions.current()));
  const zip = prepared.zipped && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (zip) reply.header('content-encoding', 'gzip');
  return reply.type(prepared.type).send(zip ? prepared.zipped : prepared.body);
}

async function prepare(make: () => Promise<unknown>, type: string): Promise<Prepared> {
  const made = await make();
  const body = Buffer.from(typeof made === 'string' ? made : JSON.stringify(made));
  return { body, zipped: body.length < worthBytes ? null : await compress(body), type };
}

function tagOf(text: string): string {
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const bare = (one: string) => one.trim().replace(/^W\//, '');
  return header === '*' || header.split(',').some((one) => bare(one) === bare(tag));
}

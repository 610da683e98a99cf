import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What a fault may need to know: where a secret is kept, and a listing that leaves something out. */
export type Place = { secret: string; partial: string };

/** One way to answer badly: `sign` is the reason that gapmap must give for it. */
export type Fault = {
  sign: string;
  answer: (response: ServerResponse, place: Place) => void;
  /** How long the host asks to be left alone, in milliseconds. */
  quietMs?: number;
  /** Only listings are answered so. */
  listOnly?: boolean;
};

const bomb = gzipSync(Buffer.alloc(30_000_000));
const page = '<!doctype html><html><head><title>Service unavailable</title></head></html>';
const challenge =
  '<!doctype html><html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>';

export const faults: Record<string, Fault> = {
  '429 in seconds': {
    sign: 'throttled',
    quietMs: 1_000,
    answer: (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  },
  '429 by date': {
    sign: 'throttled',
    quietMs: 1_000,
    answer: (response) => {
      // HTTP dates are whole seconds: the host's own clock and its date are one second apart.
      response.sendDate = false;
      const now = Math.ceil(Date.now() / 1_000) * 1_000;
      const date = new Date(now).toUTCString();
      const until = new Date(now + 1_000).toUTCString();
      response.writeHead(429, { date, 'retry-after': until }).end();
    },
  },
  '403 as quota': {
    sign: 'quota',
    quietMs: 1_000,
    answer: (response) =>
      response.writeHead(403, { 'retry-after': '1' }).end('{"message":"API rate limit exceeded"}'),
  },
  '503 with a wait': {
    sign: 'unavailable',
    quietMs: 1_000,
    answer: (response) => response.writeHead(503, { 'retry-after': '1' }).end(),
  },
  'error 500': { sign: 'server-error', answer: (response) => response.writeHead(500).end(page) },
  reset: { sign: 'connection-reset', answer: (response) => response.socket?.resetAndDestroy() },
  silence: { sign: 'headers-timeout', answer: () => undefined },
  stall: {
    sign: 'body-stalled',
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"jobs":[');
    },
  },
  'slow-loris': {
    sign: 'total-timeout',
    answer: (response) => {
      const timer = setInterval(() => response.write(' '), 100);
      response.on('close', () => clearInterval(timer));
    },
  },
  truncation: {
    sign: 'truncated',
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"jobs":[{"id":1,');
      setTimeout(() => response.socket?.destroy(), 20);
    },
  },
  'cut gzip': {
    sign: 'truncated',
    answer: (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(challenge).subarray(0, 60));
    },
  },
  'gzip bomb': {
    sign: 'inflated-too-large',
    answer: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  },
  'too large': {
    sign: 'too-large',
    answer: (response) => {
      response.on('error', () => undefined);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(Buffer.alloc(3_000_000, 32));
      response.end();
    },
  },
  'to metadata': {
    sign: 'private-address',
    answer: (response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  },
  'to loopback': {
    sign: 'private-address',
    answer: (response, { secret }) => response.writeHead(307, { location: secret }).end(),
  },
  'redirect loop': {
    sign: 'redirect-loop',
    answer: (response) => response.writeHead(302, { location: response.req.url ?? '/' }).end(),
  },
  challenge: {
    sign: 'challenge',
    answer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(challenge),
  },
  'HTML page': {
    sign: 'html-for-data',
    answer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
  },
  'empty board': {
    sign: 'empty-board',
    listOnly: true,
    answer: (response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"jobs":[],"meta":{"total":0}}'),
  },
  'cut listing': {
    sign: 'incomplete-listing',
    listOnly: true,
    answer: (response, { partial }) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(partial),
  },
};

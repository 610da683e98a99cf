import type { RequestListener } from 'node:http';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotFoundError, RefusedError, ThrottledError } from '../../src/errors.ts';
import { closeNetwork, fetchPage, type Network, openNetwork } from '../../src/sources/fetch.ts';
import { codeOf, FetchError, reasonOf } from '../../src/sources/reasons.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

const userAgent = 'gapmap/0.1.0 (+https://example.org/gapmap)';
const json = '{"jobs":[]}';
const bomb = Buffer.alloc(4_000_000);

const pages: Record<string, RequestListener> = {
  '/ok': (_, response) => response.setHeader('content-type', 'application/json').end(json),
  '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(json)),
  '/br': (_, response) =>
    response.setHeader('content-encoding', 'br').end(brotliCompressSync(json)),
  '/deflate': (_, response) =>
    response.setHeader('content-encoding', 'deflate').end(deflateSync(json)),
  '/raw-deflate': (_, response) =>
    response.setHeader('content-encoding', 'deflate').end(deflateRawSync(json)),
  '/zstd': (_, response) =>
    response.setHeader('content-encoding', 'zstd').end(zstdCompressSync(json)),
  '/twice': (_, response) =>
    response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync(json))),
  '/many-encodings': (_, response) =>
    response.setHeader('content-encoding', 'gzip, gzip, gzip').end('x'),
  '/gzip-bomb': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(bomb)),
  '/gzip-bomb-in-gzip': (_, response) =>
    response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync(bomb))),
  '/br-bomb': (_, response) =>
    response.setHeader('content-encoding', 'br').end(brotliCompressSync(bomb)),
  '/deflate-bomb': (_, response) =>
    response.setHeader('content-encoding', 'deflate').end(deflateSync(bomb)),
  '/cut-gzip': (_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(userAgent + json).subarray(0, 40)),
  '/cut-br': (_, response) =>
    response
      .setHeader('content-encoding', 'br')
      .end(brotliCompressSync(userAgent + json).subarray(0, 30)),
  '/not-gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(json),
  '/announced': (_, response) => {
    response.writeHead(200, { 'content-length': '999999999' });
    response.write('x');
  },
  '/endless': (_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536))) if (response.destroyed) return;
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/cut-length': (_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"jobs":[');
    setTimeout(() => response.socket?.destroy(), 30);
  },
  '/cut-chunked': (_, response) => {
    response.write('{"jobs":[');
    setTimeout(() => response.socket?.destroy(), 30);
  },
  '/reset': (request) => request.socket.resetAndDestroy(),
  '/silent': () => {},
  '/stalled': (_, response) => {
    response.writeHead(200);
    response.write('{');
  },
  '/drip': (_, response) => {
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
  },
  '/big-headers': (_, response) => response.setHeader('x-big', 'x'.repeat(70_000)).end(json),
  '/conditional': (request, response) => {
    response.setHeader('etag', '"v1"');
    response.setHeader('last-modified', 'Tue, 04 Aug 2026 10:00:00 GMT');
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304);
    response.end(request.headers['if-none-match'] === '"v1"' ? undefined : json);
  },
  '/latin1': (_, response) =>
    response
      .setHeader('content-type', 'text/html; charset=ISO-8859-1')
      .end(Buffer.from('caf\xe9', 'latin1')),
  '/meta': (_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(Buffer.from('<meta charset="windows-1251">\xcf\xf0\xe8', 'latin1')),
  '/post': (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => response.end(`${request.method} ${body}`));
  },
  '/moved': (_, response) => response.writeHead(301, { location: '/moved-again' }).end(),
  '/moved-again': (_, response) => response.writeHead(308, { location: '/ok' }).end(),
  '/moved-then-found': (_, response) => response.writeHead(301, { location: '/found' }).end(),
  '/found': (_, response) => response.writeHead(302, { location: '/ok' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop-back' }).end(),
  '/loop-back': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/metadata': (_, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/no-location': (_, response) => response.writeHead(302).end(),
  '/see-other': (_, response) => response.writeHead(303, { location: '/post' }).end(),
  '/seconds': (_, response) => response.writeHead(429, { 'retry-after': '7' }).end(),
  '/date': (_, response) => {
    response.sendDate = false;
    const at = Date.UTC(2026, 7, 4, 10, 0, 0);
    response
      .writeHead(429, {
        date: new Date(at).toUTCString(),
        'retry-after': new Date(at + 90_000).toUTCString(),
      })
      .end();
  },
  '/busy': (_, response) => response.writeHead(429).end(),
  '/maintenance': (_, response) => response.writeHead(503, { 'retry-after': '120' }).end(),
  '/overload': (_, response) => response.writeHead(503).end(),
  '/quota': (_, response) =>
    response
      .writeHead(403, { 'content-type': 'application/json' })
      .end('{"message":"API rate limit exceeded"}'),
  '/quota-reset': (_, response) =>
    response.writeHead(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' }).end(),
  '/forbidden': (_, response) => response.writeHead(403).end('no'),
  '/cloudflare': (_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end('<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>'),
  '/datadome': (_, response) =>
    response
      .writeHead(403, { 'content-type': 'text/html' })
      .end(
        '<html><body><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>',
      ),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/failing': (_, response) => response.writeHead(500).end('<html>oops</html>'),
  '/key': (_, response) => response.writeHead(401).end(),
  '/teapot': (_, response) => response.writeHead(418).end(),
};
for (let n = 0; n < 9; n++) {
  pages[`/hop-${n}`] = (_, response) =>
    response.writeHead(302, { location: n === 8 ? '/ok' : `/hop-${n + 1}` }).end();
}

let server: WebServer;
let network: Network;

beforeAll(async () => {
  server = await startWebServer((request, response) => {
    const page = pages[(request.url ?? '').split('?')[0] ?? ''];
    if (page) page(request, response);
    else response.writeHead(404).end('nothing here');
  });
  network = openNetwork({
    userAgent,
    allowHosts: [`127.0.0.1:${server.port}`],
    limits: {
      maxBytes: 1_000_000,
      maxInflatedBytes: 1_000_000,
      headersTimeoutMs: 400,
      idleTimeoutMs: 400,
      totalTimeoutMs: 2_500,
    },
  });
});

afterAll(async () => {
  await closeNetwork(network);
  await server.close();
});

const read = (path: string, options = {}) =>
  fetchPage(network, { url: `${server.origin}${path}`, kind: 'list' }, options);
const failure = async (path: string, options = {}): Promise<unknown> =>
  read(path, options).then(
    (page) => expect.fail(`answered ${page.status}`),
    (error: unknown) => error,
  );

describe('a page', () => {
  test('comes with its text, its type and our name on the request', async () => {
    const page = await read('/ok');
    expect(page).toMatchObject({ status: 200, body: json, contentType: 'application/json' });
    expect(page.wireBytes).toBe(json.length);
    expect(server.requests.at(-1)?.headers['user-agent']).toBe(userAgent);
  });

  test.each(['/gzip', '/br', '/deflate', '/raw-deflate', '/zstd', '/twice'])(
    '%s is decompressed',
    async (path) => expect((await read(path)).body).toBe(json),
  );

  test('is decoded by the charset of its header or its meta element', async () => {
    expect((await read('/latin1')).body).toBe('café');
    expect((await read('/meta')).body).toContain('При');
  });

  test('that has not changed answers 304 to its validators', async () => {
    const first = await read('/conditional');
    expect(first).toMatchObject({ etag: '"v1"', lastModified: 'Tue, 04 Aug 2026 10:00:00 GMT' });
    const second = await read('/conditional', { validators: first });
    expect(second).toMatchObject({ status: 304, body: '', etag: '"v1"' });
  });

  test('can be asked for with JSON', async () => {
    const request = {
      url: `${server.origin}/post`,
      kind: 'list',
      method: 'POST',
      json: { page: 2 },
    } as const;
    expect((await fetchPage(network, request)).body).toBe('POST {"page":2}');
  });
});

describe('redirects', () => {
  test('that are permanent are recorded', async () => {
    expect(await read('/moved')).toMatchObject({ body: json, movedTo: `${server.origin}/ok` });
  });

  test('that are temporary are followed and not recorded, from the first temporary one on', async () => {
    expect((await read('/found')).movedTo).toBeNull();
    expect((await read('/moved-then-found')).movedTo).toBe(`${server.origin}/found`);
  });

  test('after a POST with 303 become GET', async () => {
    const request = {
      url: `${server.origin}/see-other`,
      kind: 'list',
      method: 'POST',
      json: {},
    } as const;
    expect((await fetchPage(network, request)).body).toBe('GET ');
  });

  test('are admitted one by one', async () => {
    const admitted: string[] = [];
    await read('/moved', { admit: async (url: URL) => void admitted.push(url.pathname) });
    expect(admitted).toEqual(['/moved', '/moved-again', '/ok']);
  });

  test('do not take the headers of the adapter to another origin', async () => {
    const other = await startWebServer((_, response) => response.end('{}'));
    const first = await startWebServer((_, response) =>
      response.writeHead(302, { location: `${other.origin}/` }).end(),
    );
    const open = openNetwork({ userAgent, allowHosts: ['127.0.0.1'] });
    await fetchPage(open, { url: first.origin, kind: 'list', headers: { 'X-Key': 'secret' } });
    expect(first.requests[0]?.headers['x-key']).toBe('secret');
    expect(other.requests[0]?.headers['x-key']).toBeUndefined();
    await Promise.all([closeNetwork(open), other.close(), first.close()]);
  });

  test.each([
    ['/loop', 'redirect-loop'],
    ['/hop-0', 'too-many-redirects'],
    ['/metadata', 'private-address'],
    ['/to-file', 'redirect-refused'],
  ])('%s is refused as %s', async (path, code) => {
    const error = await failure(path);
    expect(error).toBeInstanceOf(RefusedError);
    expect(codeOf(error)).toBe(code);
  });

  test('from an allowed host to loopback elsewhere are refused', async () => {
    const inside = await startWebServer((_, response) => response.end('secret'));
    const outside = await startWebServer((_, response) =>
      response.writeHead(302, { location: `${inside.origin}/` }).end(),
    );
    const guarded = openNetwork({ userAgent, allowHosts: [`127.0.0.1:${outside.port}`] });
    const error = await fetchPage(guarded, { url: outside.origin, kind: 'list' }).catch((e) => e);
    expect(codeOf(error)).toBe('private-address');
    expect(inside.requests).toHaveLength(0);
    await Promise.all([closeNetwork(guarded), inside.close(), outside.close()]);
  });
});

describe('an answer that is refused or tried again', () => {
  test.each([
    ['/announced', 'too-large', RefusedError],
    ['/endless', 'too-large', RefusedError],
    ['/big-headers', 'too-large', RefusedError],
    ['/gzip-bomb', 'inflated-too-large', RefusedError],
    ['/gzip-bomb-in-gzip', 'inflated-too-large', RefusedError],
    ['/br-bomb', 'inflated-too-large', RefusedError],
    ['/deflate-bomb', 'inflated-too-large', RefusedError],
    ['/many-encodings', 'bad-encoding', RefusedError],
    ['/not-gzip', 'bad-encoding', FetchError],
    ['/cut-gzip', 'truncated', FetchError],
    ['/cut-br', 'truncated', FetchError],
    ['/cut-length', 'truncated', FetchError],
    ['/cut-chunked', 'truncated', FetchError],
    ['/reset', 'connection-reset', FetchError],
    ['/silent', 'headers-timeout', FetchError],
    ['/stalled', 'body-stalled', FetchError],
    ['/drip', 'total-timeout', FetchError],
    ['/failing', 'server-error', FetchError],
    ['/overload', 'unavailable', FetchError],
    ['/no-location', 'unexpected-status', FetchError],
    ['/forbidden', 'forbidden', RefusedError],
    ['/cloudflare', 'challenge', RefusedError],
    ['/datadome', 'challenge', RefusedError],
    ['/key', 'unauthorized', RefusedError],
    ['/teapot', 'client-error', RefusedError],
    ['/gone', 'not-found', NotFoundError],
    ['/nowhere', 'not-found', NotFoundError],
  ])('%s is %s', async (path, code, kind) => {
    const error = await failure(path);
    expect(codeOf(error)).toBe(code);
    expect(error).toBeInstanceOf(kind);
  });

  test.each([
    ['/seconds', 'throttled', 7_000],
    ['/date', 'throttled', 90_000],
    ['/busy', 'throttled', 60_000],
    ['/maintenance', 'unavailable', 120_000],
    ['/quota', 'quota', 900_000],
    ['/quota-reset', 'quota', 30_000],
  ])('%s is %s and asks for %d ms', async (path, code, wait) => {
    const error = await failure(path);
    expect(codeOf(error)).toBe(code);
    expect(error).toBeInstanceOf(ThrottledError);
    expect(error).toHaveProperty('retryAfterMs', wait);
  });

  test('has a reason that names the place without its query, which may hold a key', async () => {
    const reason = reasonOf(await failure('/failing?app_key=secret'));
    expect(reason).toBe(`server-error: the host failed (5xx): 500, ${server.origin}/failing`);
  });
});

describe('addresses', () => {
  const guarded = openNetwork({ userAgent });
  afterAll(() => closeNetwork(guarded));
  const codeFor = (url: string) =>
    fetchPage(guarded, { url, kind: 'list' }).then(() => 'answered', codeOf);

  test.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::a00:1]/',
    'http://[fd00:ec2::254]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://168.63.129.16/',
  ])('%s is refused', async (url) => expect(await codeFor(url)).toBe('private-address'));

  test.each(['ftp://example.org/', 'nonsense', 'http://user:pass@example.org/'])(
    '%s is no usable URL',
    async (url) => expect(await codeFor(url)).toBe('bad-url'),
  );

  test('are those really connected to: a name that resolves to loopback by now is refused', async () => {
    const rebound = openNetwork({
      userAgent,
      resolve: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    const url = `http://rebound.example:${server.port}/ok`;
    const before = server.requests.length;
    const error = await fetchPage(rebound, { url, kind: 'list' }).catch((e) => e);
    expect(codeOf(error)).toBe('private-address');
    expect(server.requests.length).toBe(before);
    await closeNetwork(rebound);
  });

  test('of a name that are all private, whatever their family, are refused', async () => {
    const mixed = openNetwork({
      userAgent,
      limits: { connectTimeoutMs: 200 },
      resolve: (_, done) =>
        done(null, [
          { address: '127.0.0.1', family: 4 },
          { address: 'fe80::1', family: 6 },
        ]),
    });
    const url = `http://mixed.example:${server.port}/ok`;
    const error = await fetchPage(mixed, { url, kind: 'list' }).catch((e) => e);
    expect(codeOf(error)).toBe('private-address');
    await closeNetwork(mixed);
  });

  test('that do not resolve are named', async () => {
    const nowhere = openNetwork({
      userAgent,
      resolve: (_, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
    });
    const error = await fetchPage(nowhere, { url: 'http://nowhere.example/', kind: 'list' }).catch(
      (e) => e,
    );
    expect(codeOf(error)).toBe('dns-failed');
    await closeNetwork(nowhere);
  });

  test('where nobody listens are named', async () => {
    const free = await startWebServer(() => {});
    await free.close();
    const open = openNetwork({ userAgent, allowHosts: ['127.0.0.1'] });
    const error = await fetchPage(open, { url: free.origin, kind: 'list' }).catch((e) => e);
    expect(codeOf(error)).toBe('connection-refused');
    await closeNetwork(open);
  });
});

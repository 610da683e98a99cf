import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { limitConnections } from '../../src/api/connections.ts';

const held: Socket[] = [];
const slow: ServerResponse[] = [];
let server = createServer();
afterEach(async () => {
  for (const socket of held.splice(0)) socket.destroy();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** A server of 20 connections, 5 of them kept free; `/slow` is answered when the test says so. */
async function start(): Promise<number> {
  server = createServer((request, response) => {
    if (request.url === '/slow') slow.push(response);
    else response.end('ok');
  });
  limitConnections(server, { most: 20, reserve: 5 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function hold(port: number, bytes = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  held.push(socket);
  await once(socket, 'connect');
  if (bytes) socket.write(bytes);
  return socket;
}

const ask = async (port: number, path = '/') =>
  (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } })).text();

it.each([
  ['silent', ''],
  ['in the middle of their headers', 'GET / HTTP/1.1\r\nHost: x\r\nA: '],
])('whoever comes is let in while others hold all connections, %s', async (_, bytes) => {
  const port = await start();
  for (let i = 0; i < 40; i += 1) await hold(port, bytes);
  for (let i = 0; i < 5; i += 1) expect(await ask(port)).toBe('ok');
});

it('the one that idles longest is closed, never one whose request is in hand', async () => {
  const port = await start();
  const busy = await hold(port, 'GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
  const first = await hold(port);
  while (slow.length === 0) await new Promise((done) => setTimeout(done, 5));
  for (let i = 0; i < 14; i += 1) await hold(port);
  await once(first.resume(), 'close');
  expect(held.filter(({ destroyed }) => destroyed)).toEqual([first]);
  for (let i = 0; i < 30; i += 1) await hold(port);
  slow.pop()?.end('at last');
  const [answer] = await once(busy, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200/);
});

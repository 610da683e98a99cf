import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections of a process at most, and how many of them are kept free by closing those that idle. */
const most = 8_000;
const reserve = 500;

/**
 * Keeps room for newcomers: when few connections are left, each new one closes the one that has been without a request
 * for longest. So whoever holds thousands open shuts nobody out, and no request in hand is dropped.
 */
export function limitConnections(server: Server, limit = { most, reserve }): void {
  server.maxConnections = limit.most;
  const idle = new Set<Socket>();
  const inHand = new Map<Socket, number>();
  let open = 0;
  server.on('connection', (socket) => {
    open += 1;
    idle.add(socket);
    socket.once('close', () => {
      open -= 1;
      idle.delete(socket);
      inHand.delete(socket);
    });
    const [longest] = idle;
    if (open > limit.most - limit.reserve && longest !== socket) longest?.destroy();
  });
  server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    inHand.set(socket, (inHand.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (inHand.get(socket) ?? 1) - 1;
      if (left > 0) inHand.set(socket, left);
      else inHand.delete(socket);
      if (left === 0 && !socket.destroyed) idle.add(socket);
    });
  });
}

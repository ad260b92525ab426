import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import { callerNetwork } from '../http/address.ts';
import type { ChannelRefusal } from './refusal.ts';

/**
 * Keeps one address from taking the room of all, and reports connections that end without having become secure:
 * other versions of TLS, no TLS, or no end to the handshake.
 */
export function watchConnections(
  server: Server,
  limitPerAddress: number,
  onRefusal: (refusal: ChannelRefusal) => void,
): void {
  const open = new Map<string, number>();
  const unsecured = new Set<string>();
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const network = callerNetwork(address);
    const count = open.get(network) ?? 0;
    if (count >= limitPerAddress) {
      onRefusal({ reason: 'connections-too-many', address });
      socket.destroy();
      return;
    }
    const end = endOf(socket);
    open.set(network, count + 1);
    unsecured.add(end);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
      if (unsecured.delete(end)) onRefusal({ reason: 'tls-failed', address });
    });
  });
  // Beyond the ceiling for all, which the server keeps by itself.
  server.on('drop', (dropped) =>
    onRefusal({ reason: 'connections-too-many', address: dropped?.remoteAddress ?? '' }),
  );
  server.on('secureConnection', (socket) => unsecured.delete(endOf(socket)));
}

/** The socket under TLS and the one that TLS makes of it have this in common. */
function endOf(socket: Socket): string {
  return `${socket.remoteAddress} ${socket.remotePort}`;
}

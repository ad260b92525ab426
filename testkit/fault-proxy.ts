import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the line does to connections from now on. */
export type Fault =
  | { readonly kind: 'none' }
  /** Nobody answers. */
  | { readonly kind: 'down' }
  /** The connection breaks once so many bytes have gone towards the node. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The node gets everything, but its answer never arrives. */
  | { readonly kind: 'swallow-answer'; readonly afterBytes: number }
  /** Every piece waits. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** The line to a node, with faults: bytes pass through it, and it cannot read them. */
export interface FaultProxy extends AsyncDisposable {
  readonly port: number;
  /** Where connections go; a node that restarts has another port. */
  target: number;
  fault: Fault;
}

export async function startFaultProxy(): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const state: { target: number; fault: Fault } = { target: 0, fault: { kind: 'none' } };
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    const { fault, target } = state;
    if (fault.kind === 'down' || target === 0) return near.destroy();
    const far = connect(target, '127.0.0.1');
    keep(far);
    near.once('close', () => far.destroy());
    far.once('close', () => near.end());
    void carry(near, far, fault, 'there');
    void carry(far, near, fault, 'back');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get target() {
      return state.target;
    },
    set target(port) {
      state.target = port;
    },
    get fault() {
      return state.fault;
    },
    set fault(fault) {
      state.fault = fault;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function carry(from: Socket, to: Socket, fault: Fault, way: 'there' | 'back'): Promise<void> {
  let bytes = 0;
  try {
    for await (const piece of from as AsyncIterable<Buffer>) {
      if (fault.kind === 'slow') await sleep(fault.milliseconds);
      bytes += piece.length;
      if (way === 'there' && fault.kind === 'cut' && bytes > fault.afterBytes) return void from.destroy();
      if (way === 'back' && fault.kind === 'swallow-answer' && bytes > fault.afterBytes)
        return void to.destroy();
      if (to.destroyed) return;
      to.write(piece);
    }
    to.end();
  } catch {
    to.destroy();
  }
}

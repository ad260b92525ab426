import { ForelandError } from '@foreland/model';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { once } from 'node:events';
import { constants } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ChannelCertificate } from './certificate.ts';
import { watchConnections } from './connections.ts';
import { Exchange } from './exchange.ts';
import type { ExchangeOptions } from './exchange.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { ChannelLimits } from './limits.ts';
import { soon } from './pace.ts';

/** Work under way when the node stops has this long to come to its end. */
const STOP_MILLISECONDS = 5000;

export interface ListenerOptions extends Omit<ExchangeOptions, 'limits' | 'stopping' | 'origin'> {
  /** Address of an interface; loopback unless it says otherwise. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Origin under which partners reach this node, as on its card; that of the socket unless it says otherwise. */
  readonly origin?: string;
  readonly certificate: ChannelCertificate;
  readonly limits?: Partial<ChannelLimits>;
}

export interface Listener extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  /** Connections from now on are made with this certificate. */
  renew(certificate: ChannelCertificate): void;
}

/**
 * Opens the door for partners: TLS 1.3 with a port of its own, and nothing behind it but the partner routes.
 * @throws ForelandError `channel-address-unusable`
 */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const stop = new AbortController();
  const server = serverOf(options.certificate, limits);
  const host = options.host ?? '127.0.0.1';
  server.listen({ host, port: options.port });
  await once(server, 'listening').catch((cause: unknown) => {
    throw addressUnusable(host, options.port, cause);
  });
  const { port } = server.address() as AddressInfo;
  const reached = options.origin ?? `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
  // As URLs are written: without the port where it is 443.
  const { origin } = new URL(reached);
  const exchange = new Exchange({ ...options, limits, origin, stopping: stop.signal });
  const underWay = new Set<Promise<void>>();
  const serve = (...call: Parameters<Exchange['serve']>): void => {
    const served = exchange.serve(...call).catch((error: unknown) => options.onFault(error, 'none'));
    underWay.add(served);
    void served.finally(() => underWay.delete(served));
  };
  server.on('request', (message, response) => serve(message, response, false));
  server.on('checkContinue', (message, response) => serve(message, response, true));
  watchConnections(server, limits.connectionsPerAddress, options.onRefusal);
  reportBroken(server, options.onRefusal);
  return {
    origin,
    port,
    renew: (certificate) => server.setSecureContext(secure(certificate)),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      stop.abort();
      await soon(Promise.all(underWay), STOP_MILLISECONDS).catch(() => undefined);
      server.closeAllConnections();
      await closed;
    },
  };
}

function serverOf(certificate: ChannelCertificate, limits: ChannelLimits): Server {
  const server = createServer({
    ...secure(certificate),
    handshakeTimeout: limits.handshakeMilliseconds,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headerMilliseconds,
    // The body has a pace of its own (pace.ts).
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(1000, limits.headerMilliseconds),
    keepAlive: false,
  });
  server.maxConnections = limits.connections;
  return server;
}

function secure({ key, cert }: ChannelCertificate) {
  return {
    key,
    cert,
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    ALPNProtocols: ['http/1.1'],
    // Every connection stands for itself: no session is resumed.
    secureOptions: constants.SSL_OP_NO_TICKET,
  } as const;
}

/** Requests that cannot be read. */
function reportBroken(server: Server, onRefusal: ListenerOptions['onRefusal']): void {
  const secured = new WeakMap<Duplex, string>();
  server.on('secureConnection', (socket) => secured.set(socket, socket.remoteAddress ?? ''));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const address = secured.get(socket);
    // Failures of TLS come here too (connections.ts). And where the sender went away there is nobody to answer.
    if (address !== undefined && error.code !== 'ECONNRESET' && error.code !== 'EPIPE') {
      const [status, reason] = BROKEN[error.code ?? ''] ?? ['400 Bad Request', 'http-malformed'];
      onRefusal({ reason, address });
      if (socket.writable && (socket as Socket).bytesWritten === 0)
        socket.write(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
    }
    socket.destroy();
  });
}

const BROKEN: Readonly<Record<string, readonly [status: string, reason: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'header-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'header-slow'],
};

function addressUnusable(host: string, port: number, cause: unknown): ForelandError {
  return new ForelandError({
    code: 'channel-address-unusable',
    message: `The partner channel cannot listen on ${host}, port ${port}.`,
    remedy: 'Give it an address of this machine and a port that is free.',
    status: 500,
    cause,
  });
}

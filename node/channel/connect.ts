import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { DeliveryError, transient } from './delivery-error.ts';
import { soon, TooSlow } from './pace.ts';
import { pinOf, samePin } from './peer.ts';
import type { PeerCard } from './peer.ts';

/**
 * Connects to a partner over TLS 1.3. The other side has proved that it holds the key of the pin, and nothing has been
 * written yet, when this resolves. Certificate authorities, names and dates play no part; proxies neither.
 * @throws DeliveryError
 */
export async function connectPinned(
  card: Pick<PeerCard, 'tlsPin'>,
  url: URL,
  milliseconds: number,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const socket = await connectUnpinned(url, milliseconds, signal);
  const certificate = socket.getPeerX509Certificate();
  if (certificate && samePin(pinOf(certificate.publicKey), card.tlsPin)) return socket;
  socket.destroy();
  throw transient('partner-pin-mismatch');
}

/**
 * Connects to whoever answers at the address: for what proves itself, and for nothing that is secret.
 * @throws DeliveryError
 */
export async function connectUnpinned(
  url: URL,
  milliseconds: number,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host,
    port: Number(url.port || 443),
    minVersion: 'TLSv1.3',
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) ? {} : { servername: host }),
    // The handshake proves the key; whose key it is, the pin says instead of an authority.
    rejectUnauthorized: false,
  });
  // Whoever waits for the socket hears of its end in another way.
  socket.on('error', () => undefined);
  try {
    await soon(once(socket, 'secureConnect', { signal }), milliseconds);
    return socket;
  } catch (error) {
    socket.destroy();
    throw reasonOf(error, signal);
  }
}

function reasonOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return transient('delivery-stopped', error);
  if (error instanceof DeliveryError) return error;
  if (error instanceof TooSlow) return transient('partner-slow', error);
  if (!(error instanceof Error) || !('code' in error)) return error;
  const reached = !('syscall' in error) || error.syscall === 'read' || error.syscall === 'write';
  return transient(reached ? 'partner-tls-failed' : 'partner-unreachable', error);
}

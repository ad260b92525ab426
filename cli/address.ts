import { wrongUsage } from './exit.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Origin of a node from what a person wrote. Tokens and passwords go there, so beyond this machine only https will do.
 * @throws CommandError with exit code 2.
 */
export function originOf(text: string): string {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username !== '' ||
    url.pathname !== '/' ||
    url.search !== ''
  ) {
    throw wrongUsage(
      `“${text}” is not the address of a node.`,
      'Write scheme, host and port, such as http://127.0.0.1:4000.',
    );
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw wrongUsage(
      `“${text}” would send your sign-in over the network unprotected.`,
      'Use the https address of the node.',
    );
  }
  return url.origin;
}

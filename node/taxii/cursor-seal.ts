import type { CursorSeal } from '@foreland/formats';
import { createCipheriv, createDecipheriv } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * Cursors as AES-256-GCM (NIST SP 800-38D): whoever gets one learns nothing from it and can make none.
 * @param key 32 bytes
 * @param random for nonces; one key makes far fewer cursors than random nonces allow for
 */
export function cursorSeal(key: Uint8Array, random: (bytes: number) => Uint8Array): CursorSeal {
  return {
    seal(text) {
      const nonce = random(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString('base64url');
    },
    open(cursor) {
      if (!/^[\w-]+$/.test(cursor)) return undefined;
      const bytes = Buffer.from(cursor, 'base64url');
      // One way to write each cursor, so that none can be changed without notice.
      if (bytes.length <= NONCE + TAG || bytes.toString('base64url') !== cursor) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
      try {
        const text = decipher.update(bytes.subarray(NONCE, bytes.length - TAG));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

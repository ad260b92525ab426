import { canonicalJson } from '@foreland/model/canonical';
import { hash } from 'node:crypto';
import { leafHash } from './hash.ts';

/**
 * A row of the audit log in two parts. The open part stands for good; the content may name people and can be erased.
 * What goes into the tree is a commitment to both:
 *
 *     content commitment = SHA-256(salt ‖ canonical JSON of the content)
 *     row commitment     = SHA-256(content commitment ‖ canonical JSON of the open part)
 *     leaf hash          = SHA-256(0x00 ‖ row commitment)
 *
 * Without the salt, 32 random bytes, nobody can try out what an erased content was. The content commitment, kept
 * after an erasure, still ties the open part to the tree.
 */
export interface OpenPart {
  readonly id: string;
  readonly at: string;
  readonly user: string;
  readonly partner: string;
  readonly role: string;
  readonly purpose?: string | undefined;
  /** Absent in rows that are older than the log. */
  readonly kind?: string | undefined;
  readonly route: string;
  readonly outcome: string;
  /** The exchange with another node that this row logs one end of. */
  readonly envelope?: Envelope | undefined;
}

/** A sealed package by its SHA-256 in hexadecimal digits: both ends log it under the same. */
export interface Envelope {
  readonly hash: string;
  readonly direction: 'sent' | 'received';
  /** The partner at the other end. */
  readonly partner: string;
}

export interface RowContent {
  readonly records: readonly string[];
  readonly recipient?: string | undefined;
  readonly detail?: string | undefined;
}

export const SALT_BYTES = 32;

export function contentCommitment(salt: Uint8Array, content: RowContent): Uint8Array {
  return commitment(salt, canonicalJson({ ...content }));
}

export function rowLeafHash(content: Uint8Array, open: OpenPart): Uint8Array {
  const { envelope, ...others } = open;
  return leafHash(commitment(content, canonicalJson({ ...others, envelope: envelope && { ...envelope } })));
}

function commitment(first: Uint8Array, canonical: string): Uint8Array {
  return hash('sha256', Buffer.concat([first, Buffer.from(canonical)]), 'buffer');
}

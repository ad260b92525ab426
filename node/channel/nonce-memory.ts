/** Remembers the nonces of accepted signatures, so that none is accepted twice; also across restarts. */
export interface NonceMemory {
  /**
   * Puts a nonce in, unless it is there.
   * @param until when the signature would no longer be accepted anyway
   * @returns whether it was new; of several calls at once only one is told so
   */
  putIfAbsent(keyId: string, nonce: string, until: Date): Promise<boolean>;
}

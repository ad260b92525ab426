/**
 * A sentence that the reader's language fills in later: a key of the message catalogue and its values.
 * Engines speak in messages so that no engine carries a language.
 */
export interface Message {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export function message(key: string, values: Record<string, string | number> = {}): Message {
  return Object.freeze({ key, values: Object.freeze({ ...values }) });
}

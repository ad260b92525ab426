import type { Refusal } from '@foreland/model';

/**
 * Control characters that no field of a text format may hold: C0 without tab, line feed and carriage
 * return; delete; C1, which in practice are Windows-1252 bytes read as Latin-1.
 */
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/**
 * Characters that change how text looks and not what it says: bidirectional controls (UAX #9), zero
 * width space and no-break space, word joiner, byte order mark. Zero width joiners are left out: Persian
 * and Indic scripts need them.
 */
export const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/;

/** The sign that an earlier conversion lost characters. */
export const REPLACEMENT = '\ufffd';

/** Names the first control character of a text, without showing the text itself. */
export function describeControl(text: string): Pick<Refusal, 'code' | 'message' | 'remedy'> | undefined {
  const found = CONTROL.exec(text);
  if (!found) return undefined;
  const code = found[0].charCodeAt(0);
  if (code === 0) {
    return {
      code: 'nul-character',
      message: 'The text holds a NUL character.',
      remedy:
        'Export the file again as UTF-8 text; NUL characters are a sign of UTF-16 or of a damaged file.',
    };
  }
  return {
    code: 'control-character',
    message: `The text holds the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}.`,
    remedy:
      code >= 0x80
        ? 'Name the right encoding (such as windows-1252) or export the file again as UTF-8.'
        : 'Remove the control character from the source.',
  };
}

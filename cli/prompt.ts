import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { interrupted } from './interrupt.ts';
import type { Terminal } from './terminal.ts';

/** Longest line that is taken for an answer. */
const LONGEST = 4096;

/** Asks a person in the terminal. One who ends the input (Ctrl-D) gives no answer. */
export async function ask(
  { input, errors }: Terminal,
  question: string,
  signal: AbortSignal,
): Promise<string> {
  const reader = createInterface({ input, output: errors, terminal: false });
  try {
    errors.write(question);
    const ended = once(reader, 'close').then(() => '');
    return (await Promise.race([reader.question('', { signal }), ended])).trim();
  } finally {
    reader.close();
  }
}

/** A password: typed without being shown, or the first line of standard input where that is no terminal. */
export async function readPassword(terminal: Terminal, question: string): Promise<string> {
  const { input, errors } = terminal;
  if (!input.isTTY || !input.setRawMode) return firstLine(input);
  // Nothing that is typed after the question may be shown.
  input.setRawMode(true);
  errors.write(question);
  input.setEncoding('utf8').resume();
  try {
    return await new Promise<string>((resolve, reject) => {
      let password = '';
      const take = (keys: string): void => {
        for (const key of keys) {
          if (key === '\r' || key === '\n' || key === '\u0004') return settle(() => resolve(password));
          if (key === '\u0003') return settle(() => reject(interrupted()));
          if (key === '\u007f' || key === '\b') password = [...password].slice(0, -1).join('');
          else if (key === '\u0015') password = '';
          else password += key;
        }
      };
      const onEnd = (): void => settle(() => reject(interrupted()));
      const settle = (end: () => void): void => {
        input.off('data', take).off('end', onEnd);
        end();
      };
      input.on('data', take).on('end', onEnd);
    });
  } finally {
    input.setRawMode(false);
    input.pause();
    errors.write('\n');
  }
}

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  input.setEncoding('utf8');
  for await (const piece of input) {
    text += String(piece);
    if (text.includes('\n') || text.length > LONGEST) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
}

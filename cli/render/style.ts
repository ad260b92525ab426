import { styleText } from 'node:util';

export type Tone = 'strong' | 'quiet' | 'good' | 'warning' | 'bad';

/** Where text goes: how wide it may be, and whether it may have colours. */
export interface Page {
  /** Columns; infinite where the reader is a program or a file. */
  readonly width: number;
  tone(tone: Tone, text: string): string;
}

const FORMATS = { strong: 'bold', quiet: 'dim', good: 'green', warning: 'yellow', bad: 'red' } as const;

export function pageOf(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  colour: boolean,
): Page {
  const terminal = output.isTTY === true;
  return {
    // A terminal that does not know its width says 0.
    width: terminal ? Math.max(output.columns || 80, 40) : Number.POSITIVE_INFINITY,
    tone: (tone, text) =>
      terminal && colour ? styleText(FORMATS[tone], text, { validateStream: false }) : text,
  };
}

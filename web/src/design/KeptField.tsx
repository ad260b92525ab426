import { useState } from 'react';
import { TextField } from './Field.tsx';
import type { TextFieldProps } from './Field.tsx';

export interface KeptFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> {
  /** As it is kept now. */
  readonly value: string;
  readonly isRight: (text: string) => boolean;
  /** What to write, shown while the text is not right. */
  readonly remedy: string;
  readonly onKeep: (text: string) => void;
}

/** Text that is kept when the field is left or Enter is pressed, not at each key on the way. */
export function KeptField({ value, isRight, remedy, onKeep, problem, ...field }: KeptFieldProps) {
  const [text, setText] = useState(value);
  const [kept, setKept] = useState(value);
  if (kept !== value) {
    setKept(value);
    setText(value);
  }
  const keep = () => {
    if (isRight(text) && text !== value) onKeep(text);
  };
  return (
    <TextField
      {...field}
      value={text}
      onChange={setText}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
      problem={isRight(text) ? problem : remedy}
    />
  );
}

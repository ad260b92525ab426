import { FileTrigger } from 'react-aria-components';
import { Button, TextArea } from '../../design/index.ts';

export interface TextFileFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly chooseLabel: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly problem?: string | undefined;
  readonly autoFocus?: boolean;
}

/** Longest file that is read: cards, revocations and receipts are far shorter. */
const LONGEST = 65_536;

/** A short signed text that comes pasted or as a file. */
export function TextFileField({ chooseLabel, onChange, help, autoFocus, ...field }: TextFileFieldProps) {
  return (
    <>
      <TextArea
        {...field}
        mono
        rows={6}
        onChange={onChange}
        {...(help === undefined ? {} : { help })}
        {...(autoFocus ? { autoFocus } : {})}
      />
      <span className="exchange-actions">
        <FileTrigger
          onSelect={(files) => {
            const file = files?.[0];
            if (file) void file.slice(0, LONGEST).text().then(onChange);
          }}
        >
          <Button size="small">{chooseLabel}</Button>
        </FileTrigger>
      </span>
    </>
  );
}

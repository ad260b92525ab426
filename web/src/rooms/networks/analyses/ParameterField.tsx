import { useState } from 'react';
import { TextField } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useEngineText } from '../../../i18n/engines.ts';
import { messages } from '../messages.ts';
import { readParameter } from './analyses.ts';
import type { Parameter } from './analyses.ts';
import { writtenExactly } from './writeValue.ts';

/** One thing that may be set, with its range and what it usually is. */
export function ParameterField({
  parameter,
  value,
  onValue,
}: {
  readonly parameter: Parameter;
  readonly value: number;
  /** Undefined: what was written is no number in its range. */
  readonly onValue: (value: number | undefined) => void;
}) {
  const t = useMessages(messages);
  const said = useEngineText();
  const format = useFormat();
  const written = (number: number): string => writtenExactly(number, format);
  const [text, setText] = useState(() => plain(value, written(0.5).charAt(1)));
  return (
    <TextField
      label={said(parameter.title)}
      inputMode={parameter.isWhole ? 'numeric' : 'decimal'}
      value={text}
      onChange={(next) => {
        setText(next);
        onValue(readParameter(parameter, next));
      }}
      help={t('parameterRange', {
        least: written(parameter.least),
        most: written(parameter.most),
        usual: written(parameter.usual),
      })}
      problem={
        readParameter(parameter, text) === undefined
          ? t(parameter.isWhole ? 'parameterWhole' : 'parameterProblem', {
              least: written(parameter.least),
              most: written(parameter.most),
            })
          : undefined
      }
    />
  );
}

/** As somebody writes a number: the language’s own point, and nothing between thousands, which could be read as one. */
function plain(value: number, point: string): string {
  return String(value).replace('.', point);
}

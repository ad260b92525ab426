import { useId } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';

export interface TablePreviewProps {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Says below a header what the column becomes. */
  readonly meaning?: (header: string) => ReactNode;
  readonly shown?: number;
}

const LONGEST = 80;

/** The first rows as they stand in the file. */
export function TablePreview({ headers, rows, meaning, shown = 8 }: TablePreviewProps) {
  const t = useMessages(messages);
  const caption = useId();
  return (
    // What scrolls must be within reach of the keyboard (WCAG 2.1.1); nothing in the table itself takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="preview-scroll" role="region" aria-labelledby={caption} tabIndex={0}>
      <table className="preview-table">
        <caption id={caption} className="visually-hidden">
          {t('firstRows')}
        </caption>
        <thead>
          <tr>
            {headers.map((header, index) => (
              <th key={index} scope="col">
                <bdi>{header}</bdi>
                {meaning && <span className="preview-meaning">{meaning(header)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, index) => (
            <tr key={index}>
              {headers.map((_, column) => (
                <td key={column}>
                  <bdi>{clip(row[column] ?? '')}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

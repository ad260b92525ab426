import { Countries, DateText, ForeignText, Identifier, Name } from '../../design/index.ts';
import { useFormat } from '../../i18n/index.ts';

export interface StatementValueProps {
  /** Type of the property in the vocabulary. */
  readonly type: string;
  readonly value: string;
  readonly language?: string | undefined;
}

const CODES = new Set(['identifier', 'phone', 'email', 'ip', 'checksum', 'url', 'mimetype']);

/** A value as its type is read: dates as dates, codes in mono, everything from outside in its own direction. */
export function StatementValue({ type, value, language }: StatementValueProps) {
  const format = useFormat();
  if (type === 'name') return <Name name={value} language={language} />;
  if (type === 'date') return <DateText value={value} form={value.includes('T') ? 'dateTime' : 'date'} />;
  if (type === 'country') return <Countries codes={[value]} />;
  if (type === 'language') return <>{format.language(value)}</>;
  if (type === 'number' && Number.isFinite(Number(value)))
    return <span className="nowrap">{format.number(Number(value))}</span>;
  if (CODES.has(type)) return <Identifier value={value} />;
  return <ForeignText language={language}>{value}</ForeignText>;
}

import { useEffect, useState } from 'react';
import { common, useFormat, useMessages } from '../i18n/index.ts';
import { IconButton } from './Button.tsx';
import './Values.css';

export interface IdentifierProps {
  readonly value: string;
  /** Groups for reading, such as blocks of four of an IBAN; copying gives `value`. */
  readonly shown?: string;
  readonly canCopy?: boolean;
}

/** A number or code that must be read character by character: mono, never broken by direction. */
export function Identifier({ value, shown, canCopy = false }: IdentifierProps) {
  return (
    <span className="identifier">
      <bdi dir="ltr" translate="no">
        {shown ?? value}
      </bdi>
      {canCopy && <CopyButton text={value} />}
    </span>
  );
}

export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const t = useMessages(common);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <>
      <IconButton
        icon={isCopied ? 'check' : 'copy'}
        size="small"
        label={isCopied ? t('copied') : (label ?? t('copy'))}
        onPress={() =>
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      />
      <span className="visually-hidden" role="status">
        {isCopied ? t('copied') : ''}
      </span>
    </>
  );
}

/** A day, a partial date (`2024`, `2024-03`) or an instant, as the language writes it; the exact value on hover. */
export function DateText({
  value,
  form = 'date',
}: {
  readonly value: string;
  readonly form?: 'date' | 'dateTime' | 'relative';
}) {
  const format = useFormat();
  const text =
    form === 'date'
      ? format.date(value)
      : form === 'dateTime'
        ? format.dateTime(value)
        : format.relative(value, new Date());
  return (
    <time dateTime={value} title={form === 'relative' ? format.dateTime(value) : value} className="nowrap">
      {text}
    </time>
  );
}

export function DateRange({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}) {
  return <span className="nowrap">{useFormat().dateRange(from, to)}</span>;
}

export function Money({ amount, currency }: { readonly amount: number; readonly currency: string }) {
  return (
    <span className="nowrap numeric" title={`${amount} ${currency}`}>
      {useFormat().money(amount, currency)}
    </span>
  );
}

/** Countries by name, from ISO 3166-1 alpha-2 codes. */
export function Countries({ codes }: { readonly codes: readonly string[] }) {
  const format = useFormat();
  return <>{format.list(codes.map((code) => format.country(code)))}</>;
}

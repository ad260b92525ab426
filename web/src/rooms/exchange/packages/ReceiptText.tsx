import { Button, CopyButton, saveFile } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';

export interface ReceiptTextProps {
  /** Whose it is and what it is for. */
  readonly text: string;
  readonly receipt: string;
  /** For the name of the file. */
  readonly name: string;
}

export function ReceiptText({ text, receipt, name }: ReceiptTextProps) {
  const t = useMessages(messages);
  return (
    <div className="exchange-form">
      <p className="soft">{text}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="exchange-receipt" dir="ltr" role="region" aria-label={t('receipt')} tabIndex={0}>
        {receipt}
      </div>
      <span className="exchange-actions">
        <Button
          icon="export"
          size="small"
          onPress={() => saveFile(`foreland-receipt-${name.slice(0, 8)}.txt`, receipt, 'text/plain')}
        >
          {t('saveReceipt')}
        </Button>
        <CopyButton text={receipt} />
      </span>
    </div>
  );
}

import { contract, urlOf } from '../../../api/client.ts';
import { Icon, Section } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';

/** The sealed package and its cover sheet, for a message in an existing channel. */
export function SendAsFile({ id }: { readonly id: string }) {
  const t = useMessages(messages);
  const params = { package: id };
  return (
    <Section title={t('byFile')}>
      <div className="exchange-form">
        <p className="soft">{t('byFileText')}</p>
        <span className="exchange-actions">
          <a
            className="button"
            data-variant="default"
            download
            href={urlOf(contract.outgoingFile, { params })}
          >
            <Icon name="export" />
            <span className="button-text">{t('saveFile')}</span>
          </a>
          <a className="button" data-variant="default" download href={urlOf(contract.coverSheet, { params })}>
            <Icon name="note" />
            <span className="button-text">{t('saveCover')}</span>
          </a>
        </span>
      </div>
    </Section>
  );
}

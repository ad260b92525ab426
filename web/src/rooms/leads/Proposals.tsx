import { PartnerChip } from '../../design/index.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import type { LeadDetail } from './leads.ts';
import { messages } from './messages.ts';

/** What could lawfully be done, who has the means, and on what basis. */
export function Proposals({ proposals }: { readonly proposals: LeadDetail['proposedActions'] }) {
  const t = useMessages(messages);
  const engineText = useEngineText();
  if (proposals.length === 0) return <p className="soft">{t('noProposals')}</p>;
  return (
    <>
      <p className="soft">{t('proposalsText')}</p>
      <table className="lead-table">
        <thead>
          <tr>
            <th scope="col">{t('action')}</th>
            <th scope="col">{t('whoCan')}</th>
            <th scope="col">{t('legalBasis')}</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map(({ action, partner, legalBasis }, index) => (
            <tr key={index}>
              <td>{engineText(action)}</td>
              <td>
                {partner === undefined ? (
                  <span className="faint">{t('anyPartnerCan')}</span>
                ) : (
                  <PartnerChip partner={partner} />
                )}
              </td>
              <td>{legalBasis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

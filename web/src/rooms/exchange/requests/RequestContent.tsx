import { Link } from '@tanstack/react-router';
import { ButtonLink, Identifier, Section } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Facts } from '../Facts.tsx';
import { messages } from './messages.ts';
import type { InformationRequest } from './requests.ts';
import { SearchedFor } from './SearchedFor.tsx';

export interface RequestContentProps {
  readonly request: Pick<
    InformationRequest,
    | 'from'
    | 'question'
    | 'identifiers'
    | 'about'
    | 'urgent'
    | 'indirect'
    | 'urgency'
    | 'legalBasis'
    | 'caseNumber'
  > &
    // Not chosen yet, while a request is written.
    Partial<Pick<InformationRequest, 'purpose'>>;
  /** Leads from what to search with into the room of search. */
  readonly canSearch?: boolean;
}

/** What the partner reads of a request: the same before it is asked and afterwards, on both sides. */
export function RequestContent({ request, canSearch = false }: RequestContentProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { from, question, identifiers, about, urgent, indirect, urgency } = request;
  const limit = !urgent ? '7-days' : indirect ? '3-days' : '8-hours';
  return (
    <Section title={t('what')}>
      <p className="exchange-words request-question" dir="auto">
        {question}
      </p>
      {identifiers.length > 0 && (
        <>
          <h4 className="request-heading">{t('identifiers')}</h4>
          <ul className="exchange-list">
            {identifiers.map((value) => (
              <li key={value}>
                <SearchedFor value={value} canCopy />
                {canSearch && (
                  <ButtonLink size="small" variant="quiet" icon="search" to="/search" search={{ q: value }}>
                    {t.nodes('searchHere', { value: <bdi key="value">{value}</bdi> })}
                  </ButtonLink>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {about.length > 0 && (
        <>
          <h4 className="request-heading">{t('records', { partner: codes.partner(from) })}</h4>
          <ul className="exchange-list">
            {about.map((record) => (
              <li key={record}>
                <Link to="/records/$record" params={{ record }}>
                  <Identifier value={record} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <Facts
        facts={[
          [t('howUrgent'), t(`limit.${limit}`)],
          [
            t('urgency'),
            urgency && (
              <span className="exchange-words" dir="auto">
                {urgency}
              </span>
            ),
          ],
          [t('purpose'), request.purpose && codes.purpose(request.purpose)],
          [t('legalBasis'), <bdi key="basis">{request.legalBasis}</bdi>],
          [t('caseNumber'), <bdi key="case">{request.caseNumber}</bdi>],
        ]}
      />
    </Section>
  );
}

import type { Partner } from '@foreland/model/partner';
import { useQueries } from '@tanstack/react-query';
import { contract } from '../../../api/client.ts';
import { answer } from '../../../api/query.ts';
import { Checkbox, FieldGroup, LabelStrip } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { usePartners } from '../partners/usePartners.ts';
import { identifiersOf, withIdentifier } from './draft.ts';
import { messages } from './messages.ts';
import { searchable } from './searchable.ts';
import { SearchedFor } from './SearchedFor.tsx';

const LARGEST_PAGE = 500;

export interface RecordValuesProps {
  readonly records: readonly string[];
  readonly to: Partner;
  /** What is to be searched with so far, one a line. */
  readonly identifiers: string;
  readonly onChange: (identifiers: string) => void;
}

/** Names and numbers of the chosen records whose label admits the partner, to be taken over one by one. */
export function RecordValues({ records, to, identifiers, onChange }: RecordValuesProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { partner: home } = useSession();
  const { partners } = usePartners();
  const found = useQueries({
    queries: records.map((record) =>
      answer(contract.statementsOf, { params: { record }, query: { limit: LARGEST_PAGE } }),
    ),
  });
  const { offered, kept } = searchable(
    found.flatMap(({ data }) => data?.statements ?? []),
    home,
    { partner: to, clearance: partners.find((each) => each.partner === to)?.clearance },
  );
  const chosen = new Set(identifiersOf(identifiers));
  const partner = codes.partner(to);
  if (offered.length === 0 && kept === 0) return null;
  return (
    <FieldGroup label={t('values')}>
      {offered.length > 0 && (
        <>
          <p className="field-help">{t('valuesText', { partner })}</p>
          <div className="choice-list">
            {offered.map(({ value, label }) => (
              <Checkbox
                key={value}
                isSelected={chosen.has(value)}
                onChange={(isWanted) => onChange(withIdentifier(identifiers, value, isWanted))}
              >
                <span className="request-value">
                  <SearchedFor value={value} />
                  <LabelStrip label={label} />
                </span>
              </Checkbox>
            ))}
          </div>
        </>
      )}
      {kept > 0 && <p className="field-help">{t('valuesKept', { count: kept, partner })}</p>}
    </FieldGroup>
  );
}

import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  DateText,
  ErrorState,
  Identifier,
  PaneBody,
  PaneHead,
  PartnerChip,
  Section,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { usePersonName } from '../../usePersonName.ts';
import { SHARING_ROLES } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { Problem } from '../Problem.tsx';
import { messages } from './messages.ts';
import { ReportList } from './ReportList.tsx';
import type { Collection } from './taxii.ts';
import { CollectionState } from './CollectionTable.tsx';
import { Tokens } from './Tokens.tsx';

interface CollectionPaneProps {
  readonly collection: Collection;
  /** Where programs begin. */
  readonly api: string;
}

/** One collection: for whom it is, what became of it, and what the second person decides. */
export function CollectionPane({ collection, api }: CollectionPaneProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const nameOf = usePersonName();
  const { role } = useSession();
  const decide = useChange(contract.decideTaxiiCollection, [contract.taxiiCollections]);
  const end = useChange(contract.endTaxiiCollection, [contract.taxiiCollections]);
  const { id, kind, may, terms } = collection;
  const answer = (approve: boolean) => decide.mutate({ params: { collection: id }, body: { approve } });
  const error = decide.error ?? end.error;
  return (
    <>
      <PaneHead
        title={<bdi>{collection.title}</bdi>}
        detail={
          <span className="exchange-actions">
            <PartnerChip partner={collection.partner} />
            <CollectionState collection={collection} />
          </span>
        }
      />
      <PaneBody>
        {may.decide && (
          <Section title={t('decide')}>
            <p className="soft">{t(kind === 'filled' ? 'decideFilled' : 'decideInbox')}</p>
            <span className="exchange-actions">
              <Button variant="primary" isPending={decide.isPending} onPress={() => answer(true)}>
                {t('approve')}
              </Button>
              <Button variant="danger" isDisabled={decide.isPending} onPress={() => answer(false)}>
                {t('refuse')}
              </Button>
            </span>
          </Section>
        )}
        {error && <ErrorState inline error={error} />}
        <Section title={t('collection')}>
          <Facts
            facts={[
              [t('kind'), t(`kind.${kind}`)],
              [t('for'), codes.partner(collection.partner)],
              [t('role'), codes.role(collection.role)],
              [t('purpose'), codes.purpose(collection.purpose)],
              [t('clearance'), codes.level(collection.clearance)],
              [t('api'), <Identifier key="api" value={api} />],
              [t('id'), <Identifier key="id" value={collection.alias ?? id} />],
              [t('objects'), format.number(collection.objects)],
              [
                t('filledAt'),
                collection.filledAt && <DateText value={collection.filledAt} form="dateTime" />,
              ],
              [t('proposedBy'), collection.createdBy && nameOf(collection.createdBy)],
              [t('decidedBy'), collection.decidedBy && nameOf(collection.decidedBy)],
              [t('importedAs'), terms && <bdi key="terms">{terms.title}</bdi>],
            ]}
          />
          {collection.description !== '' && (
            <p>
              <bdi>{collection.description}</bdi>
            </p>
          )}
        </Section>
        {collection.problem && <Problem problem={collection.problem} />}
        {collection.report && (
          <Section title={t(kind === 'filled' ? 'lastFilling' : 'lastImport')}>
            <ReportList report={collection.report} />
          </Section>
        )}
        {collection.state === 'active' && (
          <Tokens collection={collection} mayMake={SHARING_ROLES.includes(role)} />
        )}
        {may.end && (
          <Section title={t('end')}>
            <p className="soft">{t('endText')}</p>
            <span className="exchange-actions">
              <Button
                variant="danger"
                isPending={end.isPending}
                onPress={() => end.mutate({ params: { collection: id } })}
              >
                {t('end')}
              </Button>
            </span>
          </Section>
        )}
      </PaneBody>
    </>
  );
}

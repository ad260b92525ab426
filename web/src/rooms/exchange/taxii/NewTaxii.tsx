import { LEVELS } from '@foreland/model/label';
import type { Level, Purpose } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { ROLE_PURPOSES } from '@foreland/model/view';
import type { Role } from '@foreland/model/view';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  Checkbox,
  EmptyState,
  ErrorState,
  InPlaceForm,
  PaneBody,
  PaneHead,
  Section,
  Select,
  TextField,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { GradingField } from '../../import/GradingField.tsx';
import { LabelEditor } from '../../import/terms/LabelEditor.tsx';
import { emptyDraft, termsProblems } from '../../import/wizard/draft.ts';
import type { Terms, TermsProblem } from '../../import/wizard/draft.ts';
import '../../import/Import.css';
import { SHARING_ROLES } from '../exchange.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from './messages.ts';
import { IMPORTING_ROLES, READING_ROLES } from './taxii.ts';
import type { TaxiiView } from './taxii.ts';

interface NewTaxiiProps extends Pick<PartProps, 'go'> {
  readonly view: TaxiiView;
}

export function NewTaxii({ view, go }: NewTaxiiProps) {
  const t = useMessages(messages);
  const { role } = useSession();
  const may = (view === 'feeds' ? IMPORTING_ROLES : SHARING_ROLES).includes(role);
  return (
    <>
      <PaneHead title={t(view === 'feeds' ? 'newFeed' : 'newCollection')} />
      <PaneBody>
        {!may && (
          <EmptyState icon="lock" title={t('noRole')}>
            {t(view === 'feeds' ? 'noRoleFeed' : 'noRoleCollection')}
          </EmptyState>
        )}
        {may && (view === 'feeds' ? <NewFeed go={go} /> : <NewCollection go={go} />)}
      </PaneBody>
    </>
  );
}

function NewCollection({ go }: Pick<PartProps, 'go'>) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const [title, setTitle] = useState('');
  const [partner, setPartner] = useState<Partner>();
  const [role, setRole] = useState<Role>('liaison-officer');
  const [purpose, setPurpose] = useState<Purpose>('exchange');
  const [clearance, setClearance] = useState<Level>();
  const [isInbox, setInbox] = useState(false);
  const [terms, setTerms, problems] = useTerms();
  const [isTried, setTried] = useState(false);
  const propose = useChange(contract.proposeTaxiiCollection, [contract.taxiiCollections]);
  const purposes = ROLE_PURPOSES[role];
  const isWhole =
    title.trim() !== '' &&
    partner !== undefined &&
    clearance !== undefined &&
    (!isInbox || problems.size === 0);

  function submit() {
    setTried(true);
    if (!isWhole || propose.isPending) return;
    const body = {
      title: title.trim(),
      partner,
      role,
      purpose: purposes.includes(purpose) ? purpose : (purposes[0] ?? purpose),
      clearance,
      ...(isInbox ? { terms: withoutDay(terms) } : {}),
    };
    propose.mutate({ body }, { onSuccess: ({ id }) => go({ part: 'taxii', item: id }) });
  }

  return (
    <InPlaceForm
      className="exchange-form"
      label={t('newCollection')}
      onSubmit={submit}
      onCancel={() => go({ part: 'taxii' })}
    >
      <p>{t('newCollectionText')}</p>
      <TextField
        autoFocus
        label={t('title')}
        value={title}
        onChange={setTitle}
        maxLength={200}
        problem={isTried && title.trim() === '' ? t('titleNeeded') : undefined}
      />
      <Select
        label={t('for')}
        options={PARTNERS.map((id) => ({ value: id, label: codes.partner(id) }))}
        value={partner}
        onChange={setPartner}
        problem={isTried && partner === undefined ? t('partnerNeeded') : undefined}
      />
      <Select
        label={t('role')}
        options={READING_ROLES.map((id) => ({ value: id, label: codes.role(id) }))}
        value={role}
        onChange={setRole}
      />
      <Select
        label={t('purpose')}
        options={purposes.map((id) => ({ value: id, label: codes.purpose(id) }))}
        value={purposes.includes(purpose) ? purpose : purposes[0]}
        onChange={setPurpose}
      />
      <Select
        label={t('clearance')}
        options={LEVELS.map((id) => ({ value: id, label: codes.level(id) }))}
        value={clearance}
        onChange={setClearance}
        problem={isTried && clearance === undefined ? t('clearanceNeeded') : undefined}
      />
      <Checkbox isSelected={isInbox} onChange={setInbox} help={t('inboxHelp')}>
        {t('inbox')}
      </Checkbox>
      {isInbox && <TermsFields terms={terms} onChange={setTerms} shown={isTried ? problems : NONE} />}
      {propose.error && <ErrorState inline error={propose.error} />}
      <span className="exchange-actions">
        <Button type="submit" variant="primary" isPending={propose.isPending}>
          {t('propose')}
        </Button>
        <Button variant="quiet" onPress={() => go({ part: 'taxii' })}>
          {c('cancel')}
        </Button>
      </span>
    </InPlaceForm>
  );
}

function NewFeed({ go }: Pick<PartProps, 'go'>) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [origin, setOrigin] = useState('');
  const [collection, setCollection] = useState('');
  const [token, setToken] = useState('');
  const [minutes, setMinutes] = useState('60');
  const [terms, setTerms, problems] = useTerms();
  const [isTried, setTried] = useState(false);
  const add = useChange(contract.addTaxiiFeed, [contract.taxiiFeeds]);
  const every = /^\d{1,5}$/.test(minutes) ? Number(minutes) : 0;
  const isWhole =
    origin.startsWith('http') &&
    collection.trim() !== '' &&
    token.trim() !== '' &&
    every > 0 &&
    problems.size === 0;
  const leave = () => go({ part: 'taxii', view: 'feeds' });

  function submit() {
    setTried(true);
    if (!isWhole || add.isPending) return;
    add.mutate(
      {
        body: {
          title: terms.title,
          origin: origin.trim(),
          collection: collection.trim(),
          token: token.trim(),
          everySeconds: every * 60,
          terms: withoutDay(terms),
        },
      },
      { onSuccess: ({ id }) => go({ part: 'taxii', view: 'feeds', item: id }) },
    );
  }

  return (
    <InPlaceForm className="exchange-form" label={t('newFeed')} onSubmit={submit} onCancel={leave}>
      <p>{t('newFeedText')}</p>
      <TextField
        autoFocus
        mono
        label={t('server')}
        help={t('serverHelp')}
        value={origin}
        onChange={setOrigin}
        maxLength={300}
        problem={isTried && !origin.startsWith('http') ? t('serverNeeded') : undefined}
      />
      <TextField
        mono
        label={t('collection')}
        help={t('collectionHelp')}
        value={collection}
        onChange={setCollection}
        maxLength={200}
        problem={isTried && collection.trim() === '' ? t('collectionNeeded') : undefined}
      />
      <TextField
        label={t('token')}
        help={t('tokenHelp')}
        type="password"
        autoComplete="off"
        value={token}
        onChange={setToken}
        maxLength={2000}
        problem={isTried && token.trim() === '' ? t('tokenNeeded') : undefined}
      />
      <TextField
        label={t('everyMinutes')}
        inputMode="numeric"
        value={minutes}
        onChange={setMinutes}
        maxLength={5}
        problem={isTried && every === 0 ? t('everyNeeded') : undefined}
      />
      <TermsFields terms={terms} onChange={setTerms} shown={isTried ? problems : NONE} />
      {add.error && <ErrorState inline error={add.error} />}
      <span className="exchange-actions">
        <Button type="submit" variant="primary" isPending={add.isPending}>
          {t('addFeed')}
        </Button>
        <Button variant="quiet" onPress={leave}>
          {c('cancel')}
        </Button>
      </span>
    </InPlaceForm>
  );
}

const NONE: ReadonlySet<TermsProblem> = new Set();

function useTerms() {
  const { partner } = useSession();
  const [terms, setTerms] = useState<Terms>(
    () => emptyDraft(partner, new Date().toISOString().slice(0, 10)).terms,
  );
  return [terms, setTerms, termsProblems(terms)] as const;
}

/** What comes in is received on the day on which it comes. */
function withoutDay({ receivedOn: _, ...terms }: Terms): Omit<Terms, 'receivedOn'> {
  return terms;
}

/** On which terms what comes in is imported: as for a file, without its day. */
function TermsFields({
  terms,
  onChange,
  shown,
}: {
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
  readonly shown: ReadonlySet<TermsProblem>;
}) {
  const t = useMessages(messages);
  const set = (part: Partial<Terms>) => onChange({ ...terms, ...part });
  const problem = (field: 'title' | 'source' | 'legalBasis') =>
    shown.has(field) ? t('termsNeeded') : undefined;
  return (
    <Section title={t('terms')}>
      <p className="small soft">{t('termsText')}</p>
      <TextField
        label={t('contributionTitle')}
        value={terms.title}
        onChange={(title) => set({ title })}
        maxLength={200}
        problem={problem('title')}
      />
      <TextField
        label={t('source')}
        value={terms.source}
        onChange={(source) => set({ source })}
        maxLength={100}
        problem={problem('source')}
      />
      <TextField
        label={t('legalBasis')}
        value={terms.legalBasis}
        onChange={(legalBasis) => set({ legalBasis })}
        maxLength={500}
        problem={problem('legalBasis')}
      />
      <GradingField
        label={t('grading')}
        value={terms.grading}
        onChange={(grading) => set({ grading })}
        canBeEmpty
      />
      <LabelEditor label={terms.label} onChange={(label) => set({ label })} problems={shown} />
    </Section>
  );
}

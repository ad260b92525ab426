import type { Answer } from '@foreland/model/contract/index';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { contract } from '../api/client.ts';
import { useAnswer } from '../api/query.ts';
import { useVocabulary } from '../api/vocabulary.ts';
import {
  DateRange,
  DateText,
  EmptyState,
  ErrorState,
  ForeignText,
  GradeChip,
  Icon,
  IconButton,
  Identifier,
  KindChip,
  LabelStrip,
  LabelWords,
  PaneBody,
  PaneHead,
  PartnerChip,
  Skeleton,
} from '../design/index.ts';
import type { EvidenceSource } from '../design/index.ts';
import { shell, useCodes, useFormat, useMessages } from '../i18n/index.ts';
import { StatementValue } from '../rooms/dossier/StatementValue.tsx';
import { useEvidenceState } from './EvidenceProvider.tsx';
import './EvidencePane.css';

type Statement = Answer<typeof contract.evidence>['statements'][number];

/** The route takes this many statements at once. */
const AT_MOST = 1000;

/** The statements behind what is selected: value, grade, label, source with place, and the contributor's record. */
export function EvidencePane() {
  const t = useMessages(shell);
  const { shown, close } = useEvidenceState();
  return (
    <div className="evidence-pane">
      <PaneHead
        title={t('evidence')}
        detail={shown && t('evidenceCount', { count: shown.statements.length })}
        actions={
          <IconButton icon="close" label={t('closeEvidence')} shortcut="e" size="small" onPress={close} />
        }
      >
        {shown && (
          <p className="evidence-title">
            {/* By its first strong letter: a title may be a sentence with names in it. */}
            <bdi>{shown.title}</bdi>
          </p>
        )}
      </PaneHead>
      {shown ? (
        // Something else begins at its top.
        <EvidenceStatements
          key={`${shown.title} ${shown.statements.length} ${shown.statements[0]}`}
          source={shown}
        />
      ) : (
        <EmptyState icon="evidence" title={t('evidenceNone')}>
          {t('evidenceNoneRemedy')}
        </EmptyState>
      )}
    </div>
  );
}

function EvidenceStatements({ source }: { readonly source: EvidenceSource }) {
  const t = useMessages(shell);
  const asked = source.statements.slice(0, AT_MOST);
  const { data, error, isPending, refetch } = useAnswer(contract.evidence, {
    body: { statements: [...asked] },
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={8} />;
  if (data.statements.length === 0) return <EmptyState icon="lock" title={t('evidenceEmpty')} />;
  const records = Map.groupBy(data.statements, (statement) => statement.record);
  const hidden = asked.length - data.statements.length;
  return (
    <PaneBody flush>
      {hidden > 0 && <p className="evidence-hidden">{t('evidenceHidden', { count: hidden })}</p>}
      {[...records].map(([record, statements]) => (
        <section key={record} className="evidence-record" aria-label={`${t('record')} ${record}`}>
          <h3>
            <PartnerChip partner={statements[0]!.contribution.partner} />
            <Link to="/records/$record" params={{ record }}>
              <Identifier value={record} />
            </Link>
          </h3>
          <ul>
            {statements.map((statement) => (
              <EvidenceItem key={statement.id} statement={statement} />
            ))}
          </ul>
        </section>
      ))}
    </PaneBody>
  );
}

function EvidenceItem({ statement }: { readonly statement: Statement }) {
  const t = useMessages(shell);
  const format = useFormat();
  const vocabulary = useVocabulary();
  const [isOpen, setOpen] = useState(false);
  const { contribution } = statement;
  return (
    <li className="evidence-item" data-retracted={statement.retracted !== undefined}>
      <div className="evidence-line">
        <span className="evidence-property">{vocabulary.property(statement.schema, statement.property)}</span>
        <span className="evidence-value">
          <StatementValue
            type={vocabulary.typeOf(statement.schema, statement.property)}
            value={statement.value}
            language={statement.language}
          />
        </span>
      </div>
      <div className="evidence-codes">
        <GradeChip grading={statement.grading} />
        <KindChip kind={statement.kind} />
        <LabelStrip label={statement.label} />
      </div>
      {statement.retracted && (
        <p className="evidence-retracted">
          <Icon name="undo" size={14} />
          {t('retracted', { date: format.date(statement.retracted.at), reason: statement.retracted.reason })}
        </p>
      )}
      <button
        type="button"
        className="evidence-source"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'chevron-down' : 'chevron-end'} size={12} />
        <span>
          {contribution.title}
          {statement.locator && <span className="faint"> · {statement.locator}</span>}
        </span>
      </button>
      {isOpen && <EvidenceDetails statement={statement} />}
    </li>
  );
}

function EvidenceDetails({ statement }: { readonly statement: Statement }) {
  const t = useMessages(shell);
  const codes = useCodes();
  const { contribution } = statement;
  return (
    <div className="evidence-details">
      <dl className="label-words">
        {statement.original !== undefined && statement.original !== statement.value && (
          <div>
            <dt>{t('asReceived')}</dt>
            <dd>
              <ForeignText language={statement.language}>{statement.original}</ForeignText>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('source')}</dt>
          <dd>
            {codes.partner(contribution.partner)}, {contribution.source}
          </dd>
        </div>
        <div>
          <dt>{t('legalBasis')}</dt>
          <dd>{contribution.legalBasis}</dd>
        </div>
        <div>
          <dt>{t('received')}</dt>
          <dd>
            <DateText value={contribution.receivedOn} />
          </dd>
        </div>
        <div>
          <dt>{t('recorded')}</dt>
          <dd>
            <DateText value={statement.recordedAt} form="dateTime" />
          </dd>
        </div>
        {(statement.observedFrom ?? statement.observedTo) !== undefined && (
          <div>
            <dt>{t('observed')}</dt>
            <dd>
              <DateRange from={statement.observedFrom} to={statement.observedTo} />
            </dd>
          </div>
        )}
        {statement.subject && (
          <div>
            <dt>{t('subject')}</dt>
            <dd>{codes.subject(statement.subject)}</dd>
          </div>
        )}
        {contribution.fileHash && (
          <div>
            <dt>{t('fileHash')}</dt>
            <dd>
              <Identifier
                value={contribution.fileHash}
                shown={`${contribution.fileHash.slice(0, 12)}…`}
                canCopy
              />
            </dd>
          </div>
        )}
      </dl>
      <LabelWords label={statement.label} />
    </div>
  );
}

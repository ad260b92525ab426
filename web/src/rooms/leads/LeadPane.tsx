import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { Icon, LabelStrip, PaneBody, PaneHead, ScoreWaterfall, Section, Tag } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import { AskPartnerLink } from '../exchange/AskPartnerLink.tsx';
import { DecisionHistory } from './DecisionHistory.tsx';
import { LeadEvidence } from './LeadEvidence.tsx';
import { Explanations, Missing } from './LeadDoubts.tsx';
import { LeadPlace } from './LeadPlace.tsx';
import { LeadRun } from './LeadRun.tsx';
import { LeadSubjects } from './LeadSubjects.tsx';
import type { Decision, LeadDetail } from './leads.ts';
import { messages } from './messages.ts';
import { Proposals } from './Proposals.tsx';
import { STATUS_TONES } from './status.ts';
import { usePersonName } from '../usePersonName.ts';

export interface LeadPaneProps {
  readonly lead: LeadDetail;
  readonly isPending: boolean;
  readonly onTakeBack: (decision: Decision) => void;
}

/** One lead from claim to doubt: what is said, why, on what evidence, what speaks against it, what could be done. */
export function LeadPane({ lead, isPending, onTakeBack }: LeadPaneProps) {
  const t = useMessages(messages);
  const engineText = useEngineText();
  const { data: session } = useAnswer(contract.session);
  /** What the lead is about, as the reader’s own partner holds it: of that a partner can be asked. */
  const own = lead.subjects
    .flatMap(({ part, records }) => (part === undefined ? records : []))
    .find((record) => record.startsWith(`${session?.partner}:`));
  return (
    <>
      <PaneHead title={engineText(lead.title)}>
        <LeadState lead={lead} />
      </PaneHead>
      <PaneBody>
        <div className="lead-summary">
          {lead.status === 'withdrawn' && <Notice tone="critical">{t('withdrawn')}</Notice>}
          {lead.evidenceChanged && lead.status !== 'withdrawn' && (
            <Notice tone="caution">{t('evidenceChanged')}</Notice>
          )}
          <p>{engineText(lead.summary)}</p>
          <LeadPlace lead={lead} />
        </div>
        <Section title={t('subjects')}>
          <LeadSubjects key={lead.id} subjects={lead.subjects} />
        </Section>
        <Section title={t('whyScore')}>
          <ScoreWaterfall
            parts={lead.parts.map(({ name, bits }) => ({ name: engineText(name), bits }))}
            total={lead.score}
          />
        </Section>
        <Section title={t('evidence')}>
          <LeadEvidence lead={lead} />
        </Section>
        <Section title={t('explanations')}>
          <Explanations explanations={lead.innocentExplanations} />
        </Section>
        <Section title={t('missing')}>
          <Missing missing={lead.missing} />
        </Section>
        <Section title={t('proposals')}>
          <Proposals proposals={lead.proposedActions} />
          {own !== undefined && (
            <div>
              <AskPartnerLink record={own} partner={own.slice(0, own.indexOf(':'))} />
            </div>
          )}
        </Section>
        <Section title={t('history')}>
          <DecisionHistory
            decisions={lead.decisions}
            canTakeBack={({ partner, withdrawn, action }) =>
              partner === session?.partner && !withdrawn && action !== 'withdraw'
            }
            onTakeBack={onTakeBack}
            isPending={isPending}
          />
        </Section>
        <Section title={t('run')}>
          <LeadRun lead={lead} />
        </Section>
      </PaneBody>
    </>
  );
}

function LeadState({ lead }: { readonly lead: LeadDetail }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const nameOf = usePersonName();
  return (
    <div className="lead-state">
      <Tag tone={STATUS_TONES[lead.status]}>{codes.status(lead.status)}</Tag>
      {lead.assignee !== undefined && (
        <span className="lead-assignee">
          <Icon name="person" size={14} /> <bdi>{nameOf(lead.assignee)}</bdi>
        </span>
      )}
      {lead.isNew && <Tag tone="accent">{t('isNew')}</Tag>}
      <span className="lead-label">
        <LabelStrip label={lead.label} />
      </span>
    </div>
  );
}

function Notice({ tone, children }: { readonly tone: 'critical' | 'caution'; readonly children: string }) {
  return (
    <p className="lead-notice" data-tone={tone} role="note">
      <Icon name="warning" /> <span>{children}</span>
    </p>
  );
}

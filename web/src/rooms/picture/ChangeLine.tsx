import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ForeignText, Icon, Name, PartnerChip, PartnerChips } from '../../design/index.ts';
import type { IconName } from '../../design/index.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useLocaleCode, useMessages } from '../../i18n/index.ts';
import type { Change } from './changes.ts';
import { usePersonName } from '../usePersonName.ts';
import { messages } from './messages.ts';

export interface ChangeLineProps {
  readonly change: Change;
  readonly tabIndex: 0 | -1;
  readonly 'data-roving': string;
}

/** One change, leading to what changed. */
export function ChangeLine({ change, ...focus }: ChangeLineProps) {
  const t = useMessages(messages);
  const engineText = useEngineText();
  const nameOf = usePersonName();
  switch (change.what) {
    case 'contribution':
      return (
        <Link {...focus} to="/import" search={{ contribution: change.contribution.id }} className="change">
          <Line icon="import" at={change.at} what={<ForeignText>{change.contribution.title}</ForeignText>}>
            <PartnerChip partner={change.contribution.partner} />
            {t('contributed', { count: change.statements })}
          </Line>
        </Link>
      );
    case 'lead':
      return (
        <Link {...focus} to="/leads" search={{ lead: change.lead.id }} className="change">
          <Line icon="leads" at={change.at} what={engineText(change.lead.title)}>
            <PartnerChips partners={change.lead.partners} />
            {t('newLead')}
          </Line>
        </Link>
      );
    case 'decision':
      return (
        <Link {...focus} to="/leads" search={{ lead: change.lead.id }} className="change">
          <Line icon="check" at={change.at} what={engineText(change.lead.title)}>
            <bdi>{decisionWords(t, change.action, nameOf(change.author))}</bdi>
          </Line>
        </Link>
      );
    case 'retraction':
      return (
        <Link
          {...focus}
          to="/records/$record"
          params={{ record: change.record.record }}
          search={{ tab: 'history' }}
          className="change"
        >
          <Line icon="undo" at={change.at} what={<Name name={change.record.caption} />}>
            <PartnerChip partner={change.record.partner} />
            {t('takenBack', { count: change.statements })}
          </Line>
        </Link>
      );
  }
}

function Line({
  icon,
  at,
  what,
  children,
}: {
  readonly icon: IconName;
  readonly at: string;
  readonly what: ReactNode;
  readonly children: ReactNode;
}) {
  const locale = useLocaleCode();
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
  return (
    <>
      <Icon name={icon} size={14} />
      <span className="change-what">{what}</span>
      <time className="change-time" dateTime={at}>
        {time}
      </time>
      <span className="change-detail">{children}</span>
    </>
  );
}

function decisionWords(
  t: ReturnType<typeof useMessages<(typeof messages)['en']>>,
  action: string,
  author: string,
): string {
  const key = `decided.${action}`;
  return Object.hasOwn(messages.en, key) ? t(key as 'decided.note', { author }) : `${author}: ${action}`;
}

import { SUBJECT_PARTS } from '@foreland/model/lead';
import { useState } from 'react';
import { Button, PartnerChips } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { RecordLink } from '../dossier/RecordLink.tsx';
import type { LeadDetail } from './leads.ts';
import { messages } from './messages.ts';

type Subject = LeadDetail['subjects'][number];

/** Whom and what the lead names: first what it is about, then the others under what they are to it. */
export function LeadSubjects({ subjects }: { readonly subjects: readonly Subject[] }) {
  const t = useMessages(messages);
  const about = subjects.filter(({ part }) => part === undefined);
  return (
    <>
      <SubjectList subjects={about} />
      {SUBJECT_PARTS.map((part) => {
        const own = subjects.filter((subject) => subject.part === part);
        return (
          own.length > 0 && (
            <section key={part} aria-label={t(`part.${part}`)}>
              <h4 className="lead-subhead">{t(`part.${part}`)}</h4>
              <SubjectList subjects={own} />
            </section>
          )
        );
      })}
    </>
  );
}

const SHOWN = 8;

/** Entities, each leading to the dossier of its first record. */
function SubjectList({ subjects }: { readonly subjects: readonly Subject[] }) {
  const t = useMessages(messages);
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? subjects : subjects.slice(0, SHOWN);
  return (
    <>
      <ul className="lead-subjects">
        {shown.map((subject) => (
          <li key={subject.record}>
            {subject.records.length === 1 ? (
              <RecordLink record={subject} />
            ) : (
              <span className="record-link">
                <RecordLink record={subject} isBare />
                <span className="faint small">{t('records', { count: subject.records.length })}</span>
                <PartnerChips partners={subject.partners} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown.length < subjects.length && (
        <div>
          <Button size="small" variant="quiet" icon="chevron-down" onPress={() => setShowsAll(true)}>
            {t('showAll', { count: subjects.length })}
          </Button>
        </div>
      )}
    </>
  );
}

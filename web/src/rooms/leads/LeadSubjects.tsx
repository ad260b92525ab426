import { useState } from 'react';
import { Button } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { RecordLink } from '../dossier/RecordLink.tsx';
import type { LeadDetail } from './leads.ts';
import { messages } from './messages.ts';

const SHOWN = 8;

/** The records that the lead names, each leading to its dossier. */
export function LeadSubjects({ subjects }: { readonly subjects: LeadDetail['subjects'] }) {
  const t = useMessages(messages);
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? subjects : subjects.slice(0, SHOWN);
  return (
    <>
      <ul className="lead-subjects">
        {shown.map((subject) => (
          <li key={subject.record}>
            <RecordLink record={subject} />
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

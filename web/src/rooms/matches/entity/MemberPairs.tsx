import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, PartnerChip, Tag } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { percentOf } from '../likelihood.ts';
import { STATUS_TONES } from '../matches.ts';
import type { Entity } from '../matches.ts';
import { messages } from '../messages.ts';
import { RecordName } from '../RecordName.tsx';

/** Pairs shown at first; an entity of twenty records has 190. */
const SHOWN = 30;

/** Pairs among the records, the weakest first: where the entity is most likely to come apart. */
export function MemberPairs({ entity }: { readonly entity: Entity }) {
  const t = useMessages(messages);
  const format = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const members = new Map(entity.members.map((member) => [member.record, member]));
  const pairs = showsAll ? entity.pairs : entity.pairs.slice(0, SHOWN);
  return (
    <>
      <ol className="member-pairs">
        {pairs.map(({ id, a, b, probability, bits, status }) => (
          <li key={id}>
            <span className="member-pair-figure">
              <span className="match-percent">{percentOf(probability, format)}</span>
              <span className="faint small">{t('bitsShort', { value: format.number(bits, 1) })}</span>
            </span>
            <Link to="/matches" search={{ match: id, ...(status === 'review' ? {} : { status }) }}>
              {[a, b].map((record) => {
                const member = members.get(record);
                return (
                  <span key={record} className="match-side">
                    {member && <PartnerChip partner={member.partner} />}
                    <RecordName name={member?.caption ?? record} others={member?.names ?? []} />
                  </span>
                );
              })}
            </Link>
            <Tag tone={STATUS_TONES[status]}>{t(`status.${status}`)}</Tag>
          </li>
        ))}
      </ol>
      {pairs.length < entity.pairs.length && (
        <div>
          <Button size="small" variant="quiet" icon="chevron-down" onPress={() => setShowsAll(true)}>
            {t('showAllPairs', { count: entity.pairs.length })}
          </Button>
        </div>
      )}
    </>
  );
}

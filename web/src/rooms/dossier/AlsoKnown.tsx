import { Link } from '@tanstack/react-router';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { PartnerChip } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { percentOf } from '../matches/likelihood.ts';
import { messages as matchMessages } from '../matches/messages.ts';
import { RecordName } from '../matches/RecordName.tsx';
import './AlsoKnown.css';

const SHOWN = 4;

/** The other records that count as one with this one today; nothing where there are none, or while that is not known. */
export function AlsoKnown({ record }: { readonly record: string }) {
  const t = useMessages(matchMessages);
  const format = useFormat();
  const { data: entity } = useAnswer(contract.entity, { params: { record } });
  const others = entity?.members.filter((member) => member.record !== record) ?? [];
  if (!entity || others.length === 0) return null;
  const weakest = entity.pairs[0];
  return (
    <section className="also-known" aria-label={t('alsoKnown')}>
      <h2>{t('alsoKnown')}</h2>
      <ul>
        {others.slice(0, SHOWN).map((other) => (
          <li key={other.record}>
            <PartnerChip partner={other.partner} />
            <Link to="/records/$record" params={{ record: other.record }}>
              <RecordName name={other.caption} others={other.names} />
            </Link>
          </li>
        ))}
        {others.length > SHOWN && <li>{t('alsoKnownMore', { count: others.length - SHOWN })}</li>}
      </ul>
      <span className="also-known-why">
        <Link to="/matches/entities/$record" params={{ record }}>
          {t('whyOne')}
        </Link>
        {weakest && (
          <Link to="/matches" search={{ match: weakest.id, status: weakest.status }}>
            {t('weakestPair', { probability: percentOf(weakest.probability, format) })}
          </Link>
        )}
      </span>
    </section>
  );
}

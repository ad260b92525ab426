import { DateText, Icon, PartnerChip, Section, Tag } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { law as lawMessages, lawGaps } from '../../../i18n/law.ts';
import { law as english } from '../../../i18n/en/law.ts';
import { isPartner } from '@foreland/model/partner';
import { messages } from './messages.ts';
import type { Legality, ProposedAction, Provision } from './strike.ts';

const TONES = { exists: 'good', 'by-notice': 'accent', none: 'caution', 'not-known': 'neutral' } as const;

/** What is known of the law on an action, jurisdiction by jurisdiction, those where the target is first. */
export function Law({
  action,
  law,
}: {
  readonly action: ProposedAction;
  readonly law: readonly Provision[];
}) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const { places, nearest, legality } = action;
  const near = new Set<string>([
    ...(nearest ? [nearest.partner] : []),
    ...places.map(({ country }) => country),
  ]);
  const ordered = [
    ...legality.filter(({ partner }) => near.has(partner)),
    ...legality.filter(({ partner }) => !near.has(partner)),
  ];
  return (
    <Section title={t('law')}>
      <p>
        {nearest
          ? t.nodes(`nearest.${nearest.power}`, {
              partner: <strong key="nearest">{codes.partner(nearest.partner)}</strong>,
            })
          : t('noNearest')}
      </p>
      <p className="small soft">
        {t('placed')}:{' '}
        {places.length === 0
          ? t('noPlace')
          : format.list(
              places.map(
                ({ country, by }) =>
                  `${isPartner(country) ? codes.partner(country) : format.country(country)} (${t(`by.${by}`)})`,
              ),
            )}
      </p>
      <ul className="strike-law" aria-label={t('lawOf')}>
        {ordered.map((one) => (
          <li key={one.partner}>
            <details open={near.has(one.partner)}>
              <summary>
                <PartnerChip partner={one.partner} /> {codes.partner(one.partner)}{' '}
                <Tag tone={TONES[one.power]}>{t(`power.${one.power}`)}</Tag>
              </summary>
              <Provisions legality={one} law={law} />
            </details>
          </li>
        ))}
      </ul>
      <p className="small faint">{t('lawText')}</p>
    </Section>
  );
}

function Provisions({ legality, law }: { readonly legality: Legality; readonly law: readonly Provision[] }) {
  const t = useMessages(messages);
  const named = (ids: readonly string[]) => law.filter(({ id }) => ids.includes(id));
  const [rules, offences] = [named(legality.provisions), named(legality.offences)];
  return (
    <>
      {rules.length === 0 ? (
        <p className="soft">{t('power.not-known')}</p>
      ) : (
        <ProvisionList provisions={rules} label={t('provision')} />
      )}
      {offences.length > 0 && (
        <>
          <p className="small soft">{t('offences')}</p>
          <ProvisionList provisions={offences} label={t('offences')} />
        </>
      )}
    </>
  );
}

function ProvisionList({
  provisions,
  label,
}: {
  readonly provisions: readonly Provision[];
  readonly label: string;
}) {
  const t = useMessages(messages);
  const words = useMessages(lawMessages);
  const gapWords = useMessages(lawGaps);
  return (
    <ul className="strike-provisions" aria-label={label}>
      {provisions.map(({ id, citation, source, checkedOn, asOf, gaps }) => (
        <li key={id}>
          <a href={source} target="_blank" rel="noreferrer">
            {citation} <Icon name="external" size={12} />
          </a>
          {Object.hasOwn(english, id) && <span>{words(id as keyof typeof english)}</span>}
          {gaps.map((gap) => (
            <span key={gap} className="small soft">
              {gapWords(gap)}
            </span>
          ))}
          <span className="small faint">
            {checkedOn === undefined
              ? t.nodes('unchecked', { date: <DateText key="date" value={asOf} /> })
              : t.nodes('checked', { date: <DateText key="date" value={checkedOn} /> })}
          </span>
        </li>
      ))}
    </ul>
  );
}

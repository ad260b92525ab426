import { Link } from '@tanstack/react-router';
import { IconButton, LabelStrip, PaneHead, Tag, fileName, saveFile, toCsv } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { percentOf } from '../likelihood.ts';
import { STATUS_TONES } from '../matches.ts';
import type { MatchDetail } from '../matches.ts';
import { messages } from '../messages.ts';
import { useFieldName } from '../useFieldName.ts';
import { useVerdict } from '../useVerdict.ts';

/** Below this a pair that is joined is so because of others in its entity. */
const CARRIED_ALONE = 0.5;

/** The answer before the reasons: in words, as a number, and where the pair stands. */
export function PairHead({ match }: { readonly match: MatchDetail }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const verdictOf = useVerdict();
  const nameOf = useFieldName();

  function save() {
    saveFile(
      fileName(t('pairOf', { a: match.a.caption, b: match.b.caption }), 'csv', new Date()),
      toCsv(
        [t('field'), match.a.record, match.b.record, t('agreement'), t('bits')],
        [
          ...match.parts.map(({ field, a, b, agreement, bits }) => [
            nameOf(field),
            a?.value,
            b?.value,
            field === 'prior' ? undefined : t(`agreement.${agreement}`),
            bits,
          ]),
          [t('sum'), undefined, undefined, undefined, match.bits],
        ],
      ),
    );
  }

  const isJoined = match.a.entity === match.b.entity;
  return (
    <PaneHead
      title={`${verdictOf(match.probability)} · ${percentOf(match.probability, format)}`}
      actions={<IconButton icon="export" size="small" label={c('exportCsv')} onPress={save} />}
    >
      <div className="pair-state">
        <Tag>{t(`type.${match.type}`)}</Tag>
        <Tag tone={STATUS_TONES[match.status]}>{t(`status.${match.status}`)}</Tag>
        <span className="soft">
          {isJoined
            ? t.nodes(match.probability < CARRIED_ALONE ? 'joinedThroughOthers' : 'joinedToday', {
                entity: (
                  <Link to="/matches/entities/$record" params={{ record: match.a.record }}>
                    {t('entityOf', { count: match.a.members })}
                  </Link>
                ),
              })
            : t(`statusText.${match.status}`)}{' '}
          {!isJoined &&
            match.a.members + match.b.members > 2 &&
            t('wouldJoin', { count: match.a.members + match.b.members })}
        </span>
        <span className="pair-label">
          <LabelStrip label={match.label} />
        </span>
      </div>
    </PaneHead>
  );
}

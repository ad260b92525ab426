import {
  Button,
  ButtonLink,
  DateText,
  IconButton,
  KeyHint,
  Name,
  PartnerChip,
  useEvidence,
} from '../../design/index.ts';
import { common, useFormat, useMessages } from '../../i18n/index.ts';
import { MarkShape } from '../../map/MapList.tsx';
import { messages } from './messages.ts';
import type { Place } from './places.ts';

/** The place that is chosen, and the ways on from it. */
export function PlaceStrip({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const t = useMessages(messages);
  const words = useMessages(common);
  const format = useFormat();
  const evidence = useEvidence();
  const { record, kind, date, weight, statements } = place;
  return (
    <div className="place-strip" role="status">
      <MarkShape kind={kind} />
      <span className="place-what">
        <Name name={record.caption} />
        <span className="soft">
          {words(`place.${kind}`)} · {date === undefined ? t('undated') : <DateText value={date} />}
          {weight !== undefined && <> · {format.number(weight)}</>}
        </span>
        <PartnerChip partner={record.partner} />
      </span>
      <span className="place-ways">
        <ButtonLink to="/records/$record" params={{ record: record.record }} size="small" icon="arrow-end">
          {t('openDossier')}
        </ButtonLink>
        {statements.length > 0 && (
          <Button
            size="small"
            icon="evidence"
            onPress={() => evidence.open({ statements, title: record.caption })}
          >
            {t('openEvidence', { count: statements.length })} <KeyHint keys="e" />
          </Button>
        )}
        <IconButton icon="close" size="small" label={t('closePlace')} onPress={onClose} />
      </span>
    </div>
  );
}

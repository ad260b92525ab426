import { useVocabulary } from '../../../api/vocabulary.ts';
import { Tag } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { usesOf } from './edit.ts';
import type { Mapping } from './mapping.ts';
import { reasonWords } from './reasons.ts';
import type { SampleTable } from './table.ts';

/** What a column becomes, said below its name; or that it is left out, and why nothing was proposed. */
export function ColumnMeaning({
  column,
  mapping,
  table,
}: {
  readonly column: string;
  readonly mapping: Mapping;
  readonly table: SampleTable;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const vocabulary = useVocabulary();
  const uses = usesOf(mapping, column);
  if (uses.length === 0) {
    const reason = table.reasons.find((one) => one.column === column && one.property === undefined);
    return (
      <>
        <Tag tone="caution">{t('leftOut')}</Tag>
        {reason && <span className="small faint">{reasonWords(reason.reason, t, format)}</span>}
      </>
    );
  }
  return (
    <>
      {uses.map(({ entity, as }, index) => (
        <Tag key={index} tone="accent">
          {'property' in as
            ? `${vocabulary.schema(entity.schema)} · ${vocabulary.property(entity.schema, as.property)}`
            : `${vocabulary.schema(entity.schema)} · ${t(`role.${as.role}`)}`}
        </Tag>
      ))}
    </>
  );
}

import { useVocabulary } from '../../api/vocabulary.ts';
import { Identifier, Name, PartnerChip } from '../../design/index.ts';
import type { Dossier } from './dossier.ts';
import './Record.css';

/** What a record is called, what it is, and whose it is. */
export function RecordTitle({
  record,
  size = 'text',
}: {
  readonly record: Dossier['record'];
  readonly size?: 'text' | 'title';
}) {
  const vocabulary = useVocabulary();
  return (
    <span className="record-title">
      <Name name={record.caption} others={record.names} size={size} />
      <span className="record-what">
        <span>{vocabulary.schema(record.schema)}</span>
        <PartnerChip partner={record.partner} />
        <Identifier value={record.record} canCopy={size === 'title'} />
      </span>
    </span>
  );
}

import { Link } from '@tanstack/react-router';
import { useVocabulary } from '../../api/vocabulary.ts';
import { Name, PartnerChip } from '../../design/index.ts';
import type { DossierLink } from './dossier.ts';
import './Record.css';

/** Another record by its name, leading to its dossier. */
export function RecordLink({
  record,
  isBare = false,
}: {
  readonly record: DossierLink['other'];
  readonly isBare?: boolean;
}) {
  const vocabulary = useVocabulary();
  return (
    <span className="record-link">
      <Link to="/records/$record" params={{ record: record.record }}>
        <Name name={record.caption} />
      </Link>
      {!isBare && (
        <>
          <span className="faint small">{vocabulary.schema(record.schema)}</span>
          <PartnerChip partner={record.partner} />
        </>
      )}
    </span>
  );
}

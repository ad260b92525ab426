import { useVocabulary } from '../../api/vocabulary.ts';
import { EvidenceFigure } from '../../design/index.ts';
import type { DossierProperty } from './dossier.ts';
import { RecordLink } from './RecordLink.tsx';
import { StatementValue } from './StatementValue.tsx';

const SHOWN = 6;

/** The values of a property in one line each; each opens its statements. */
export function PropertyValues({
  property,
  schema,
}: {
  readonly property: DossierProperty;
  readonly schema: string;
}) {
  const vocabulary = useVocabulary();
  const label = vocabulary.property(schema, property.property);
  return (
    <ul className="value-list">
      {property.values.slice(0, SHOWN).map(({ value, target, language, statements }) => (
        <li key={value}>
          {target ? (
            <RecordLink record={target} />
          ) : (
            <EvidenceFigure statements={statements} title={`${label}: ${value}`}>
              <StatementValue type={property.type} value={value} language={language} />
            </EvidenceFigure>
          )}
        </li>
      ))}
      {property.values.length > SHOWN && <li className="faint">+{property.values.length - SHOWN}</li>}
    </ul>
  );
}

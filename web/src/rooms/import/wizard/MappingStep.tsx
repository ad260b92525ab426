import { useEffect, useMemo } from 'react';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { Button, ComboBox, ErrorState, PaneBody, Section, Skeleton, Toolbar } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { ColumnMeaning } from '../mapping/ColumnMeaning.tsx';
import { addEntity, unreadColumns } from '../mapping/edit.ts';
import { readMapping } from '../mapping/mapping.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { SavedMappings } from '../mapping/SavedMappings.tsx';
import type { SampleTable } from '../mapping/table.ts';
import { TemplateEditor } from '../mapping/TemplateEditor.tsx';
import { messages } from '../messages.ts';
import { StepFoot } from './StepFoot.tsx';
import { TablePreview } from './TablePreview.tsx';
import { useInspection } from './useInspection.ts';
import type { StepProps } from './Wizard.tsx';

/** Which columns make which statements of which records. What was proposed comes with reasons and is for a person to correct. */
export function MappingStep({ draft, change, onBack, onNext }: StepProps) {
  const t = useMessages(messages);
  const { inspection, error, isLoading, retry } = useInspection(draft);
  const { partner } = useSession();
  const table = useMemo(
    (): SampleTable => ({
      headers: inspection?.headers ?? [],
      rows: inspection?.rows ?? [],
      reasons: inspection?.reasons ?? [],
    }),
    [inspection],
  );
  const set = (mapping: Mapping) => change((before) => ({ ...before, mapping }));
  const proposed = readMapping(inspection?.mapping);

  // Where nothing was recognised, a first template gives something to start from.
  const needsStart = draft.mapping === undefined && inspection !== undefined;
  useEffect(() => {
    if (needsStart)
      change((before) =>
        before.mapping
          ? before
          : {
              ...before,
              mapping:
                proposed ??
                addEntity(
                  {
                    version: 1,
                    source: { headerRow: 1, ...(before.sheet ? { sheet: before.sheet } : {}) },
                    entities: [],
                  },
                  'Person',
                  table.headers,
                  'name',
                ),
            },
      );
  }, [needsStart, proposed, table, change]);

  const { mapping } = draft;
  const unread = mapping ? unreadColumns(mapping, table.headers) : [];
  return (
    <>
      <PaneBody>
        {error && <ErrorState error={error} onRetry={retry} />}
        {isLoading && !error && <Skeleton lines={10} />}
        {mapping && inspection && (
          <>
            <Section
              title={t('columns')}
              actions={
                <Toolbar label={t('columns')}>
                  {proposed && (
                    <Button size="small" variant="quiet" icon="refresh" onPress={() => set(proposed)}>
                      {t('proposeAgain')}
                    </Button>
                  )}
                  <SavedMappings mapping={mapping} onLoad={set} />
                </Toolbar>
              }
            >
              <TablePreview
                headers={table.headers}
                rows={table.rows}
                shown={4}
                meaning={(column) => <ColumnMeaning column={column} mapping={mapping} table={table} />}
              />
              <p className="small soft" role="status">
                {unread.length === 0 ? t('allColumnsRead') : t('columnsLeftOut', { count: unread.length })}
              </p>
            </Section>
            {mapping.entities.map((entity, index) => (
              <TemplateEditor
                key={entity.key}
                mapping={mapping}
                at={index}
                entity={entity}
                table={table}
                partner={partner}
                onChange={set}
              />
            ))}
            <AddTemplate mapping={mapping} table={table} onChange={set} />
          </>
        )}
      </PaneBody>
      <StepFoot onBack={onBack} onNext={onNext} isNextDisabled={mapping === undefined} />
    </>
  );
}

function AddTemplate({
  mapping,
  table,
  onChange,
}: {
  readonly mapping: Mapping;
  readonly table: SampleTable;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  const schemata = useMemo(
    () =>
      [...vocabulary.schemata.values()]
        .filter(({ isAbstract }) => !isAbstract)
        .toSorted((a, b) => a.label.localeCompare(b.label))
        .map(({ name, label }) => ({ value: name, label })),
    [vocabulary],
  );
  return (
    <Section title={t('addTemplate')}>
      <p className="small soft">{t('addTemplateText')}</p>
      <div className="add-template">
        <ComboBox
          label={t('schema')}
          hideLabel
          value={undefined}
          options={schemata}
          placeholder={t('chooseSchema')}
          onChange={(schema) => {
            if (schema !== undefined)
              onChange(
                addEntity(
                  mapping,
                  schema,
                  table.headers,
                  vocabulary.schemata.get(schema)?.featured[0] ?? 'name',
                ),
              );
          }}
        />
      </div>
    </Section>
  );
}

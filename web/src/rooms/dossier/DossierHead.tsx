import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { LabelStrip, PaneHead, Popover, Button, LabelWords } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { labelOf } from './dossier.ts';
import type { Dossier, Statement } from './dossier.ts';
import { AskPartnerLink } from '../exchange/AskPartnerLink.tsx';
import { CheckLink } from '../exchange/checks/CheckLink.tsx';
import { ReleaseLink } from '../exchange/ReleaseLink.tsx';
import { AlsoKnown } from './AlsoKnown.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { messages } from './messages.ts';
import { RecordTitle } from './RecordTitle.tsx';

export interface DossierHeadProps {
  readonly dossier: Dossier;
  readonly statements: readonly Statement[];
  readonly picker: ReactNode;
  /** What is shown held at an earlier point in time; entities are known for today only. */
  readonly isPast: boolean;
}

export function DossierHead({ dossier, statements, picker, isPast }: DossierHeadProps) {
  const t = useMessages(messages);
  const [job, setJob] = useState<string>();
  const label = useMemo(() => labelOf(statements), [statements]);
  return (
    <PaneHead
      level={1}
      title={<RecordTitle record={dossier.record} size="title" />}
      actions={
        <>
          {picker}
          <AskPartnerLink record={dossier.record.record} partner={dossier.record.partner} />
          <CheckLink record={dossier.record.record} />
          <ReleaseLink record={dossier.record.record} partner={dossier.record.partner} />
          <ExportMenu records={[dossier.record.record]} onStarted={setJob} />
        </>
      }
    >
      <div className="dossier-facts">
        {label && (
          <span className="dossier-label">
            <LabelStrip label={label} />
            <Popover
              trigger={
                <Button size="small" variant="quiet">
                  {t('labelInWords')}
                </Button>
              }
              label={t('labelInWords')}
            >
              <p className="small soft">{t('labelNote')}</p>
              <LabelWords label={label} />
            </Popover>
          </span>
        )}
      </div>
      {!isPast && <AlsoKnown record={dossier.record.record} />}
      {job !== undefined && <ExportProgress job={job} onClose={() => setJob(undefined)} />}
    </PaneHead>
  );
}

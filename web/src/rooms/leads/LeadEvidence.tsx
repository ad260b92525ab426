import { Button, KeyHint, useEvidence } from '../../design/index.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import type { LeadDetail } from './leads.ts';
import { messages } from './messages.ts';

/** The way to the statements that the lead rests on. */
export function LeadEvidence({ lead }: { readonly lead: Pick<LeadDetail, 'evidence' | 'title'> }) {
  const t = useMessages(messages);
  const engineText = useEngineText();
  const evidence = useEvidence();
  const count = lead.evidence.length;
  return (
    <div className="lead-evidence">
      <span>{t('evidenceText', { count })}</span>
      {count > 0 && (
        <Button
          size="small"
          icon="evidence"
          onPress={() => evidence.open({ statements: lead.evidence, title: engineText(lead.title) })}
        >
          {t('evidenceCount', { count })} <KeyHint keys="e" />
        </Button>
      )}
    </div>
  );
}

import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, Icon } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { FindingList } from './FindingList.tsx';
import { messages } from './messages.ts';
import type { Verification } from './proof.ts';

/** The node verifies its own log, and says plainly what is wrong with it. */
export function SelfCheck() {
  const t = useMessages(messages);
  const verify = useChange(contract.verifyAudit, [contract.auditLog]);
  return (
    <>
      <p className="soft">{t('selfCheckText')}</p>
      <p>
        <Button icon="oversight" isPending={verify.isPending} onPress={() => verify.mutate({})}>
          {t('selfCheck')}
        </Button>
      </p>
      {verify.isPending && <p role="status">{t('verifying')}</p>}
      {verify.error && <ErrorState inline error={verify.error} />}
      {verify.data && <Verdict verification={verify.data} />}
    </>
  );
}

function Verdict({ verification: { size, rows, findings, more } }: { readonly verification: Verification }) {
  const t = useMessages(messages);
  const format = useFormat();
  const count = findings.length + more;
  if (count === 0)
    return (
      <div className="audit-sound" role="status">
        <Icon name="check" />
        <div>
          <p>
            <strong>{t('sound')}</strong>
          </p>
          <p>
            {t('soundText', {
              size: format.number(size),
              shown: format.number(rows.shown),
              erased: format.number(rows.erased),
              withheld: format.number(rows.withheld),
            })}
          </p>
        </div>
      </div>
    );
  return (
    <div className="exchange-problem" role="alert">
      <Icon name="error" />
      <div>
        <p>
          <strong>{t('unsound', { count })}</strong>
        </p>
        <p>{t('unsoundText')}</p>
        <FindingList findings={findings} more={more} />
      </div>
    </div>
  );
}

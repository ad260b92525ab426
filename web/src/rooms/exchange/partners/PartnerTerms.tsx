import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, Checkbox, ErrorState, InPlaceForm, Section, Select } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { PartnerNode } from '../exchange.ts';
import { messages } from '../messages.ts';
import { useLevels } from './levels.ts';
import { RevokeForm } from './RevokeForm.tsx';

/** Up to which level a partner is served, and whether at all. */
export function PartnerTerms({ node }: { readonly node: PartnerNode }) {
  const t = useMessages(messages);
  const levels = useLevels();
  const [clearance, setClearance] = useState(node.clearance);
  const [suspended, setSuspended] = useState(node.suspended);
  const change = useChange(contract.changePartner, [contract.partners]);
  const isSame = clearance === node.clearance && suspended === node.suspended;

  function submit() {
    if (clearance === undefined || isSame || change.isPending) return;
    change.mutate({ params: { partner: node.partner }, body: { clearance, suspended } });
  }

  return (
    <>
      <Section title={t('terms')}>
        <InPlaceForm className="exchange-form" label={t('terms')} onSubmit={submit}>
          <Select
            label={t('clearance')}
            help={t('clearanceHelp')}
            options={levels}
            value={clearance}
            onChange={setClearance}
          />
          <Checkbox isSelected={suspended} onChange={setSuspended} help={t('suspendHelp')}>
            {t('suspend')}
          </Checkbox>
          {change.error && <ErrorState inline error={change.error} />}
          <span className="exchange-actions">
            <Button type="submit" isDisabled={isSame} isPending={change.isPending}>
              {t('saveTerms')}
            </Button>
            <span role="status" className="soft">
              {change.isSuccess && isSame ? t('saved') : ''}
            </span>
          </span>
        </InPlaceForm>
      </Section>
      <Section title={t('revoke')}>
        <RevokeForm />
      </Section>
    </>
  );
}

import type { Level } from '@foreland/model/label';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  Checkbox,
  ErrorState,
  InPlaceForm,
  Section,
  Select,
  TextField,
} from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { KEEPING_ROLES } from '../exchange.ts';
import { messages } from '../messages.ts';
import { useLevels } from './levels.ts';
import type { PartnerPaneProps } from './PartnerPane.tsx';

const DIGITS = 40;

/**
 * Two people each type in what the partner reads out, and the node compares all of it: whoever were shown the digits first
 * would look at the first and last of them only. Neither sees what the other typed or chose.
 */
export function ConfirmCardForm({ node, isReplacing, onDone }: PartnerPaneProps) {
  const t = useMessages(messages);
  const levels = useLevels();
  const { user, role } = useSession();
  const [fingerprint, setFingerprint] = useState('');
  const [clearance, setClearance] = useState<Level>();
  const [replace, setReplace] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const confirm = useChange(contract.confirmCard, [contract.partners]);
  const dismiss = useChange(contract.dismissCard, [contract.partners]);
  const { partner, digest, comparedBy } = node;
  const isFirst = comparedBy === user;
  const hasDigits = fingerprint.replaceAll(/\D/g, '').length === DIGITS;
  const error = confirm.error ?? dismiss.error;

  function submit() {
    setIncomplete(true);
    if (!hasDigits || clearance === undefined || confirm.isPending) return;
    confirm.mutate(
      { params: { partner }, body: { digest, fingerprint: fingerprint.trim(), clearance, replace } },
      { onSuccess: ({ outcome }) => outcome === 'confirmed' && onDone() },
    );
  }

  return (
    <Section title={t('confirm')}>
      <InPlaceForm className="exchange-form" label={t('confirm')} onSubmit={submit}>
        {isFirst ? <p role="status">{t('comparedByYou')}</p> : <p>{t('confirmText')}</p>}
        {comparedBy !== undefined && !isFirst && (
          <p>
            {t('comparedBy')} <bdi>{comparedBy}</bdi>
          </p>
        )}
        {!isFirst && (
          <>
            <TextField
              mono
              label={t('fingerprintHeard')}
              help={t('fingerprintHelp')}
              inputMode="numeric"
              autoComplete="off"
              value={fingerprint}
              onChange={setFingerprint}
              maxLength={80}
              problem={isIncomplete && !hasDigits ? t('fingerprintNeeded') : undefined}
            />
            <Select
              label={t('clearance')}
              help={t('clearanceHelp')}
              options={levels}
              value={clearance}
              onChange={setClearance}
              problem={isIncomplete && clearance === undefined ? t('clearanceNeeded') : undefined}
            />
            {isReplacing && (
              <Checkbox isSelected={replace} onChange={setReplace} help={t('replaceHelp')}>
                {t('replace')}
              </Checkbox>
            )}
          </>
        )}
        {error && <ErrorState inline error={error} />}
        <span className="exchange-actions">
          {!isFirst && (
            <Button type="submit" variant="primary" isPending={confirm.isPending}>
              {t('confirmCard')}
            </Button>
          )}
          {KEEPING_ROLES.includes(role) && (
            <Button
              variant="danger"
              isPending={dismiss.isPending}
              onPress={() => dismiss.mutate({ params: { partner }, body: { digest } }, { onSuccess: onDone })}
            >
              {t('dismissCard')}
            </Button>
          )}
        </span>
        {KEEPING_ROLES.includes(role) && <p className="faint small">{t('dismissText')}</p>}
      </InPlaceForm>
    </Section>
  );
}

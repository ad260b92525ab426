import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { contract } from '../api/client.ts';
import { answer } from '../api/query.ts';
import { ErrorState, Icon, KeyHint, Menu, PartnerChip, Tooltip } from '../design/index.ts';
import type { MenuGroup } from '../design/index.ts';
import { shell, useCodes, useMessages } from '../i18n/index.ts';
import { choicesOf, isSameChoice, useSession, useSessionControl } from './session.tsx';
import type { SessionControl } from './session.tsx';
import { SettingsMenu } from './SettingsMenu.tsx';
import './Strip.css';

/** Who is looking, in which role and for which purpose: always in view, and changed in place. */
export function Strip({ onPalette }: { readonly onPalette: () => void }) {
  const t = useMessages(shell);
  const codes = useCodes();
  const session = useSession();
  const control = useSessionControl();
  const purpose = session.purpose ? codes.purpose(session.purpose) : t('noPurpose');
  return (
    <header className="strip">
      <div className="strip-cells">
        <div className="strip-cell strip-partner">
          <span className="strip-label">{t('partner')}</span>
          <span className="strip-value">
            <PartnerChip partner={session.partner} />{' '}
            <span className="strip-partner-name">{codes.partner(session.partner)}</span>
          </span>
        </div>
        <PersonCell control={control} />
        <PurposeCell control={control} />
      </div>
      {session.exercise && (
        <Tooltip text={t('exerciseNote')}>
          <Button className="strip-exercise" excludeFromTabOrder>
            {t('exercise')}
          </Button>
        </Tooltip>
      )}
      <button type="button" className="strip-command" onClick={onPalette}>
        <Icon name="search" />
        <span className="strip-command-text">{t('command')}</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <SettingsMenu />
      <p className="visually-hidden" role="status">
        {control.isBusy ? '' : t('switched', { role: codes.role(session.role), purpose })}
      </p>
      {control.error !== undefined && (
        <div className="strip-error">
          <ErrorState error={control.error} inline />
        </div>
      )}
    </header>
  );
}

function PurposeCell({ control }: { readonly control: SessionControl }) {
  const t = useMessages(shell);
  const codes = useCodes();
  const session = useSession();
  const choices = choicesOf(session);
  const groups = session.choices.map(({ role, purposes }): MenuGroup => ({
    id: role,
    title: codes.role(role),
    items: (purposes.length === 0 ? [undefined] : purposes).map((purpose) => ({
      id: `${role}/${purpose ?? ''}`,
      label: purpose ? codes.purpose(purpose) : t('noPurpose'),
      isChosen: isSameChoice({ role, purpose }, { role: session.role, purpose: session.purpose }),
      onAction: () => void control.switchTo({ role, purpose }),
    })),
  }));
  const text = (
    <>
      <span className="strip-label">{t('role')}</span>
      <span className="strip-value strip-role">{codes.role(session.role)}</span>
      <span className="strip-label strip-purpose-label">{t('purpose')}</span>
      <span className="strip-value strip-purpose">
        {session.purpose ? codes.purpose(session.purpose) : t('noPurpose')}
      </span>
    </>
  );
  if (choices.length < 2) return <div className="strip-cell strip-purpose-cell">{text}</div>;
  return (
    <Menu
      label={t('switchPurpose')}
      groups={groups}
      trigger={
        <Button className="strip-cell strip-button strip-purpose-cell" isPending={control.isBusy}>
          {text}
          <span className="visually-hidden">{t('switchPurpose')}</span>
          <Icon name="chevron-down" size={14} />
        </Button>
      }
    />
  );
}

function PersonCell({ control }: { readonly control: SessionControl }) {
  const t = useMessages(shell);
  const codes = useCodes();
  const session = useSession();
  const { data: options } = useQuery({
    ...answer(contract.signInOptions),
    enabled: session.exercise,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const personas = (options?.personas ?? []).map((persona) => ({
    id: persona.id,
    label: persona.displayName,
    detail: [
      codes.partner(persona.partner),
      codes.role(persona.role),
      persona.purpose && codes.purpose(persona.purpose),
    ]
      .filter(Boolean)
      .join(' · '),
    isChosen: persona.displayName === session.displayName && persona.partner === session.partner,
    onAction: () => void control.takePersona(persona.id),
  }));
  return (
    <Menu
      label={session.displayName}
      trigger={
        <Button className="strip-cell strip-button strip-person">
          <span className="strip-label">{t('person')}</span>
          <span className="strip-value">{session.displayName}</span>
          <Icon name="chevron-down" size={14} />
        </Button>
      }
      groups={[
        { id: 'personas', title: t('persona'), items: personas },
        {
          id: 'session',
          items: [
            { id: 'sign-out', label: t('signOut'), icon: 'sign-out', onAction: () => void control.signOut() },
          ],
        },
      ]}
    />
  );
}

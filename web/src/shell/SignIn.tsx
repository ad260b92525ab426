import type { Answer } from '@foreland/model/contract/index';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { api, contract, urlOf } from '../api/client.ts';
import { keyOf, useAnswer } from '../api/query.ts';
import { Button, EmptyState, ErrorState, Icon, PartnerChip, Skeleton, TextField } from '../design/index.ts';
import { shell, useCodes, useMessages } from '../i18n/index.ts';
import { Mark } from './Mark.tsx';
import { SettingsMenu } from './SettingsMenu.tsx';
import type { Session } from './session.tsx';
import './SignIn.css';

type Options = Answer<typeof contract.signInOptions>;

/** The ways in that this node offers. */
export function SignInPage({ hasExpired }: { readonly hasExpired: boolean }) {
  const t = useMessages(shell);
  const client = useQueryClient();
  const { data: options, error, isPending, refetch } = useAnswer(contract.signInOptions);
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState<string>();

  async function enter(name: string, ask: () => Promise<Session>) {
    setBusy(name);
    setProblem(undefined);
    try {
      const session = await ask();
      // Nothing of another person's view may stay behind.
      client.removeQueries({
        predicate: (query) =>
          query.queryKey[0] !== contract.signInOptions.id && query.queryKey[0] !== contract.session.id,
      });
      client.setQueryData(keyOf(contract.session), session);
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(undefined);
    }
  }

  return (
    <main className="sign-in">
      <div className="sign-in-settings">
        <SettingsMenu />
      </div>
      <div className="sign-in-column">
        <header className="sign-in-head">
          <Mark />
          <div>
            <p className="sign-in-name">Foreland</p>
            <h1>{options ? t('signInTo', { node: options.node.name }) : t('signIn')}</h1>
          </div>
        </header>
        {hasExpired && (
          <p className="sign-in-note">
            <Icon name="clock" />
            {t('expired')}
          </p>
        )}
        {problem !== undefined && <ErrorState error={problem} inline />}
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : isPending ? (
          <Skeleton lines={5} />
        ) : (
          <>
            {options.local && (
              <LocalForm
                isBusy={busy === 'local'}
                onSubmit={(user, password) =>
                  void enter('local', () => api(contract.signIn, { body: { user, password } }))
                }
              />
            )}
            {options.oidc && (
              <a
                className="button"
                data-variant={options.local ? 'default' : 'primary'}
                href={urlOf(contract.startOidc, { query: { returnTo: location.pathname + location.search } })}
              >
                {t('oidc', { name: options.oidc.name })}
              </a>
            )}
            {options.personas.length > 0 && (
              <Personas
                options={options}
                busy={busy}
                onTake={(id) =>
                  void enter(id, () => api(contract.signInAsPersona, { body: { persona: id } }))
                }
              />
            )}
            {!options.local && !options.oidc && options.personas.length === 0 && (
              <EmptyState icon="lock" title={t('noWayIn')}>
                {t('noWayInRemedy')}
              </EmptyState>
            )}
          </>
        )}
      </div>
    </main>
  );
}

function LocalForm({
  isBusy,
  onSubmit,
}: {
  readonly isBusy: boolean;
  readonly onSubmit: (user: string, password: string) => void;
}) {
  const t = useMessages(shell);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Form
      className="sign-in-form"
      aria-label={t('localAccount')}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(user, password);
      }}
    >
      <TextField label={t('user')} value={user} onChange={setUser} isRequired autoComplete="username" />
      <TextField
        label={t('password')}
        value={password}
        onChange={setPassword}
        isRequired
        type="password"
        autoComplete="current-password"
      />
      <div>
        <Button type="submit" variant="primary" isPending={isBusy}>
          {t('signIn')}
        </Button>
      </div>
    </Form>
  );
}

function Personas({
  options,
  busy,
  onTake,
}: {
  readonly options: Options;
  readonly busy: string | undefined;
  readonly onTake: (id: string) => void;
}) {
  const t = useMessages(shell);
  const codes = useCodes();
  return (
    <section className="sign-in-personas" aria-labelledby="personas">
      <div className="sign-in-personas-head">
        <h2 id="personas">{t('personas')}</h2>
        <span className="strip-exercise">{t('exercise')}</span>
      </div>
      <p className="soft">
        {t('personasNote')} {t('exerciseNote')}
      </p>
      <ul>
        {options.personas.map((persona) => (
          <li key={persona.id}>
            <button
              type="button"
              className="persona"
              disabled={busy !== undefined}
              aria-busy={busy === persona.id}
              onClick={() => onTake(persona.id)}
            >
              <PartnerChip partner={persona.partner} />
              <span className="persona-name">{persona.displayName}</span>
              <span className="persona-role">{codes.role(persona.role)}</span>
              <span className="persona-purpose">{persona.purpose ? codes.purpose(persona.purpose) : ''}</span>
              <Icon name="arrow-end" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

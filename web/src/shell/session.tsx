import type { Answer } from '@foreland/model/contract/index';
import type { Purpose } from '@foreland/model/label';
import type { Role } from '@foreland/model/view';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useMemo, useState } from 'react';
import { api, contract } from '../api/client.ts';
import { keyOf } from '../api/query.ts';
import { keepDraftsOf } from './draftStore.ts';
import { announceSignOut } from './signOutChannel.ts';

export type Session = Answer<typeof contract.session>;

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in, in which role and for which purpose. Only below the sign-in gate, where there always is one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is used outside the signed-in part of the app');
  return session;
}

/** A role with one of the purposes it may choose; a role without purposes reads no statements. */
export interface Choice {
  readonly role: Role;
  readonly purpose: Purpose | undefined;
}

export function choicesOf(session: Session): readonly Choice[] {
  return session.choices.flatMap(({ role, purposes }): Choice[] =>
    purposes.length === 0 ? [{ role, purpose: undefined }] : purposes.map((purpose) => ({ role, purpose })),
  );
}

export function isSameChoice(a: Choice, b: Choice): boolean {
  return a.role === b.role && a.purpose === b.purpose;
}

export interface SessionControl {
  /** Everything on screen is forgotten and asked anew, because it was computed for the former view. */
  switchTo(choice: Choice): Promise<void>;
  takePersona(persona: string): Promise<void>;
  signOut(): Promise<void>;
  readonly isBusy: boolean;
  readonly error: unknown;
}

/** Queries that say the same whoever asks. */
const VIEWLESS: readonly unknown[] = [
  contract.session.id,
  contract.signInOptions.id,
  contract.vocabulary.id,
  contract.health.id,
];

export function useSessionControl(): SessionControl {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const change = useCallback(
    async (ask: () => Promise<Session>) => {
      setBusy(true);
      setError(undefined);
      try {
        client.setQueryData(keyOf(contract.session), await ask());
        await client.resetQueries({ predicate: (query) => !VIEWLESS.includes(query.queryKey[0]) });
      } catch (problem) {
        setError(problem);
      } finally {
        setBusy(false);
      }
    },
    [client],
  );

  return useMemo(
    () => ({
      isBusy,
      error,
      switchTo: ({ role, purpose }) =>
        change(() => api(contract.switchPurpose, { body: { role, ...(purpose ? { purpose } : {}) } })),
      takePersona: (persona) => change(() => api(contract.signInAsPersona, { body: { persona } })),
      signOut: async () => {
        await api(contract.signOut).catch(() => {});
        client.clear();
        keepDraftsOf(undefined);
        announceSignOut();
        location.assign('/');
      },
    }),
    [isBusy, error, change, client],
  );
}

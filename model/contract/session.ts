import { z } from 'zod';
import { route } from './route.ts';
import { Empty, Level, Partner, Purpose, Role } from './shapes.ts';

export const Session = z.object({
  user: z.string(),
  displayName: z.string(),
  partner: Partner,
  role: Role,
  purpose: Purpose.optional(),
  clearance: Level,
  /** Roles this account holds, with the purposes each may choose. */
  choices: z.array(z.object({ role: Role, purposes: z.array(Purpose) })),
  /** Exercise data is fictional; every page says so. */
  exercise: z.boolean(),
  node: z.object({ partner: Partner, name: z.string() }),
  expiresAt: z.iso.datetime({ offset: true }),
  /** It ends before that where nothing is asked for so long. */
  idleMinutes: z.number(),
});

export const Persona = z.object({
  id: z.string(),
  displayName: z.string(),
  partner: Partner,
  role: Role,
  purpose: Purpose.optional(),
});

const Choice = z.object({ role: Role.optional(), purpose: Purpose.optional() });

export const sessionRoutes = {
  signInOptions: route({
    id: 'signInOptions',
    method: 'GET',
    path: '/api/session/options',
    room: 'session',
    access: 'anyone',
    summary: 'How one may sign in at this node',
    response: z.object({
      node: z.object({ partner: Partner, name: z.string() }),
      local: z.boolean(),
      oidc: z.object({ name: z.string() }).optional(),
      exercise: z.boolean(),
      personas: z.array(Persona),
    }),
  }),
  signIn: route({
    id: 'signIn',
    method: 'POST',
    path: '/api/session',
    room: 'session',
    access: 'anyone',
    processing: 'administration',
    limit: 10,
    summary: 'Sign in with a local account, choosing role and purpose',
    body: Choice.extend({ user: z.string().min(1).max(100), password: z.string().min(1).max(500) }),
    response: Session,
  }),
  signInAsPersona: route({
    id: 'signInAsPersona',
    method: 'POST',
    path: '/api/session/persona',
    room: 'session',
    access: 'anyone',
    processing: 'administration',
    limit: 60,
    summary: 'Take a fictional person of the exercise (exercise nodes only)',
    body: z.object({ persona: z.string().max(100) }),
    response: Session,
  }),
  startOidc: route({
    id: 'startOidc',
    method: 'GET',
    path: '/api/session/oidc',
    room: 'session',
    access: 'anyone',
    form: 'redirect',
    limit: 30,
    summary: 'Begin sign-in at the partner’s OpenID Connect provider',
    query: z.object({ returnTo: z.string().max(500).optional() }),
    response: Empty,
  }),
  finishOidc: route({
    id: 'finishOidc',
    method: 'GET',
    path: '/api/session/oidc/callback',
    room: 'session',
    access: 'anyone',
    processing: 'administration',
    form: 'redirect',
    limit: 30,
    summary: 'Return from the OpenID Connect provider',
    query: z.looseObject({ state: z.string().max(500).optional(), code: z.string().max(4000).optional() }),
    response: Empty,
  }),
  session: route({
    id: 'session',
    method: 'GET',
    path: '/api/session',
    room: 'session',
    access: 'session',
    summary: 'Who is signed in, in which role and for which purpose',
    response: Session,
  }),
  switchPurpose: route({
    id: 'switchPurpose',
    method: 'PATCH',
    path: '/api/session',
    room: 'session',
    access: 'session',
    processing: 'administration',
    summary: 'Change role or purpose; everything shown is computed anew',
    body: Choice,
    response: Session,
  }),
  signOut: route({
    id: 'signOut',
    method: 'DELETE',
    path: '/api/session',
    room: 'session',
    access: 'session',
    processing: 'administration',
    summary: 'Sign out',
    response: Empty,
  }),
};

export const Account = z.object({
  user: z.string(),
  displayName: z.string(),
  partner: Partner,
  roles: z.array(Role),
  clearance: Level,
  disabled: z.boolean(),
  kind: z.enum(['local', 'oidc', 'persona']),
});

const administrator = { roles: ['administrator'] } as const;
const UserName = z.string().regex(/^[\p{L}\p{N}._@-]{1,100}$/u, 'letters, digits and . _ @ -');

export const accountRoutes = {
  accounts: route({
    id: 'accounts',
    method: 'GET',
    path: '/api/accounts',
    room: 'session',
    access: administrator,
    summary: 'Accounts of this node',
    response: z.object({ accounts: z.array(Account) }),
  }),
  createAccount: route({
    id: 'createAccount',
    method: 'POST',
    path: '/api/accounts',
    room: 'session',
    access: administrator,
    processing: 'administration',
    limit: 60,
    summary: 'Create an account',
    body: z.object({
      user: UserName,
      displayName: z.string().min(1).max(200),
      roles: z.array(Role).min(1),
      clearance: Level,
      password: z.string().min(12).max(500),
    }),
    response: Account,
  }),
  changeAccount: route({
    id: 'changeAccount',
    method: 'PATCH',
    path: '/api/accounts/:user',
    room: 'session',
    access: administrator,
    processing: 'administration',
    limit: 60,
    summary: 'Change roles, clearance, password or block an account; its sessions end at once',
    params: z.object({ user: UserName }),
    body: z.object({
      displayName: z.string().min(1).max(200).optional(),
      roles: z.array(Role).min(1).optional(),
      clearance: Level.optional(),
      password: z.string().min(12).max(500).optional(),
      disabled: z.boolean().optional(),
    }),
    response: Account,
  }),
};

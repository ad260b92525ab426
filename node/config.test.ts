import { DEFAULT_POLICY } from '@foreland/matching/policy';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

describe('defaults', () => {
  test('are those of the exercise on this machine', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      partner: 'GB',
      name: 'Foreland GB',
      host: '127.0.0.1',
      port: 4000,
      exercise: 'small',
      databaseUrl: undefined,
      oidc: undefined,
      origins: [],
    });
    expect(config.home.endsWith('.foreland')).toBe(true);
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('an empty variable counts as absent', () => {
    expect(readConfig({ FORELAND_PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 4000,
      databaseUrl: undefined,
    });
  });
});

describe('thresholds of matching', () => {
  test('are the engine’s unless set', () => {
    expect(readConfig({}).matching).toEqual(DEFAULT_POLICY);
    expect(readConfig({ FORELAND_MATCH_AUTOMATIC: '0.999', FORELAND_MATCH_REVIEW: '.5' }).matching).toEqual({
      automatic: 0.999,
      review: 0.5,
    });
  });

  test.each(['0', '1', '1.5', '-0.5', '95%', '0,95', 'NaN', '1e-3'])('cannot be “%s”', (text) => {
    expect(() => readConfig({ FORELAND_MATCH_AUTOMATIC: text })).toThrow(/FORELAND_MATCH_AUTOMATIC/);
  });

  test('nobody is left out of what is joined: review is not above automatic', () => {
    expect(() => readConfig({ FORELAND_MATCH_AUTOMATIC: '0.6', FORELAND_MATCH_REVIEW: '0.7' })).toThrow(
      /FORELAND_MATCH_REVIEW/,
    );
  });
});

test('a full configuration is read', () => {
  const config = readConfig({
    FORELAND_PARTNER: 'NL',
    FORELAND_NAME: 'Den Haag',
    FORELAND_HOST: '0.0.0.0',
    FORELAND_PORT: '8443',
    FORELAND_HOME: '/srv/foreland',
    DATABASE_URL: 'postgres://u@db/foreland',
    FORELAND_EXERCISE: 'off',
    FORELAND_ORIGIN: 'https://foreland.example.org, https://other.example.org/',
    FORELAND_TRUSTED_PROXIES: '10.0.0.0/8,::1',
    FORELAND_OIDC_ISSUER: 'https://login.example.org/realm',
    FORELAND_OIDC_CLIENT_ID: 'foreland',
    FORELAND_OIDC_ROLE_MAP: 'pol-analyst=analyst, dpo=data-protection-officer',
    FORELAND_UPLOAD_MEGABYTES: '10',
    FORELAND_PERSON_PHOTOS: '40',
    FORELAND_NODE_PHOTO_MEGABYTES: '2',
  });
  expect(config).toMatchObject({
    partner: 'NL',
    name: 'Den Haag',
    port: 8443,
    home: '/srv/foreland',
    exercise: 'off',
    uploadLimit: 10_485_760,
    photoLimits: {
      person: { photos: 40, bytes: 1024 * 1_048_576 },
      node: { photos: 5000, bytes: 2_097_152 },
    },
    origins: ['https://foreland.example.org', 'https://other.example.org'],
    trustedProxies: ['10.0.0.0/8', '::1'],
    oidc: {
      clientId: 'foreland',
      name: 'login.example.org',
      roles: { 'pol-analyst': 'analyst', dpo: 'data-protection-officer' },
      userClaim: 'preferred_username',
    },
  });
});

describe('what cannot be is refused by name', () => {
  test.each([
    ['FORELAND_PARTNER', { FORELAND_PARTNER: 'US' }],
    ['FORELAND_PORT', { FORELAND_PORT: '65536' }],
    ['FORELAND_PERSON_PHOTOS', { FORELAND_PERSON_PHOTOS: '0' }],
    ['FORELAND_NODE_PHOTO_MEGABYTES', { FORELAND_NODE_PHOTO_MEGABYTES: 'many' }],
    ['FORELAND_CHECK_TIME', { FORELAND_CHECK_TIME: '24:00' }],
    ['FORELAND_CHECK_PURPOSES', { FORELAND_CHECK_PURPOSES: 'cross-check, curiosity' }],
    ['FORELAND_PORT', { FORELAND_PORT: '4e3' }],
    ['FORELAND_EXERCISE', { FORELAND_EXERCISE: 'huge' }],
    ['FORELAND_EXERCISE', { FORELAND_HOST: '0.0.0.0', FORELAND_ORIGIN: 'https://a.example' }],
    ['FORELAND_EXERCISE', { FORELAND_HOST: '192.0.2.7', FORELAND_EXERCISE: 'medium' }],
    ['FORELAND_ORIGIN', { FORELAND_HOST: '0.0.0.0', FORELAND_EXERCISE: 'off' }],
    ['FORELAND_ORIGIN', { FORELAND_ORIGIN: 'http://foreland.example.org' }],
    ['FORELAND_ORIGIN', { FORELAND_ORIGIN: 'https://foreland.example.org/path' }],
    ['FORELAND_ORIGIN', { FORELAND_ORIGIN: 'foreland.example.org' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
    ['FORELAND_TRUSTED_PROXIES', { FORELAND_TRUSTED_PROXIES: 'proxy.example.org' }],
    ['FORELAND_TRUSTED_PROXIES', { FORELAND_TRUSTED_PROXIES: '10.0.0.0/33' }],
    [
      'FORELAND_OIDC_ISSUER',
      { FORELAND_OIDC_ISSUER: 'http://login.example.org', FORELAND_OIDC_CLIENT_ID: 'x' },
    ],
    ['FORELAND_OIDC_CLIENT_ID', { FORELAND_OIDC_ISSUER: 'https://login.example.org' }],
    [
      'FORELAND_OIDC_ROLE_MAP',
      {
        FORELAND_OIDC_ISSUER: 'https://l.example',
        FORELAND_OIDC_CLIENT_ID: 'x',
        FORELAND_OIDC_ROLE_MAP: 'a=king',
      },
    ],
    ['FORELAND_SESSION_HOURS', { FORELAND_SESSION_HOURS: '0' }],
    ['FORELAND_LOG_LEVEL', { FORELAND_LOG_LEVEL: 'loud' }],
  ])('%s %j', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(
      expect.objectContaining({ code: 'config-invalid', place: { path: name }, remedy: expect.any(String) }),
    );
  });
});

import type { Config } from '../node/config.ts';

/** Of a node that listens on a free port of this machine, whatever the environment says. */
export function quietConfig(home: string): Partial<Config> {
  return {
    partner: 'GB',
    exercise: 'small',
    exerciseShare: 'all',
    origins: [],
    oidc: undefined,
    logLevel: 'silent',
    host: '127.0.0.1',
    port: 0,
    partnerHost: '127.0.0.1',
    partnerPort: undefined,
    partnerOrigin: undefined,
    home,
  };
}

import { expect, it } from 'vitest';
import { runCampaign } from './campaign.ts';

/** Each kind of mutation twice; `FORELAND_MUTATIONS=10000 npx vitest run sealing/package/hostile` runs the whole campaign. */
const RUNS = Number(process.env['FORELAND_MUTATIONS'] ?? 128);

it(
  'no mutated package is opened, and each is refused with a reason',
  async () => {
    const { accepted, crashed, reasons } = await runCampaign(1, RUNS);
    expect(accepted).toEqual([]);
    expect(crashed).toEqual([]);
    const given = (name: string) => [...(reasons.get(name)?.keys() ?? [])];
    for (const [name, reason] of [
      ['chunks swapped', 'damaged'],
      ['cut off at a chunk', 'truncated'],
      ['content of another package', 'content-differs'],
      ['chunks of content swapped', 'content-differs'],
      ['chunk of content of another package', 'content-differs'],
      ['chunk of content left out', 'content-differs'],
      ['closing of another package', 'closing-differs'],
      ['closing as opening', 'type-refused'],
      ['algorithm none', 'algorithm-refused'],
      ['signed by another partner', 'key-of-another'],
      ['signed by another partner under the key id of the sender', 'signature-invalid'],
      ['signed by a stranger', 'key-unknown'],
      ['sent on by a recipient', 'misaddressed'],
      ['expired', 'expired'],
      ['not yet valid', 'not-yet-valid'],
      ['sender revoked', 'key-revoked'],
      ['sender unknown', 'partner-unknown'],
      ['played again', 'already-received'],
      ['other format version', 'version-unknown'],
    ] as const)
      expect([name, given(name)]).toEqual([name, [reason]]);
  },
  30_000 + 50 * RUNS,
);

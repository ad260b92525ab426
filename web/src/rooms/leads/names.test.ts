import { describe, expect, it } from 'vitest';
import { tellingNames } from './names.ts';

const subject = (record: string, caption: string) => ({
  record,
  partner: 'GB' as const,
  schema: 'Thing',
  caption,
  records: [record],
  partners: ['GB' as const],
});

describe('tellingNames', () => {
  it('leaves out repetitions and the value itself, however it is written', () => {
    expect(
      tellingNames({
        anchor: { class: 'iban', value: 'GB82WEST12345698765432' },
        subjects: [
          subject('GB:a', 'GB82 WEST 1234 5698 7654 32'),
          subject('FR:b', 'گل محمد'),
          subject('NL:c', 'گل محمد'),
          subject('DE:d', 'Gul Mohammad'),
          subject('DE:e', 'DE:e'),
          subject('DE:f', '2024-11-09'),
          { ...subject('DE:g', 'A contact'), part: 'common-contact' },
        ],
      }),
    ).toEqual(['گل محمد', 'Gul Mohammad']);
  });
});

import { readFileSync } from 'node:fs';
import { catalogue, parametersOf } from '@foreland/networks/catalogue';
import { describe, expect, it } from 'vitest';
import { engineText } from '../../../i18n/engines.ts';
import { formatOf } from '../../../i18n/format.ts';
import { writtenExactly } from './writeValue.ts';

const GUIDE = readFileSync(new URL('../../../../../docs/guide/networks.md', import.meta.url), 'utf8');

describe('guide to the analyses', () => {
  it.each(catalogue.map((analysis) => [analysis.id, analysis] as const))(
    'says what %s is called and what may be set, as the catalogue has it',
    (id, analysis) => {
      const row = GUIDE.split('\n').find((line) => line.includes(`, \`${id}\` |`));
      expect(row).toBeDefined();
      expect(row).toContain(`| ${engineText('en', analysis.title)},`);
      const parameters = parametersOf(analysis);
      if (parameters.length === 0) expect(row).toMatch(/\| nothing \|$/);
      const written = (value: number) => writtenExactly(value, formatOf('en'));
      for (const { name, least, most, usual } of parameters) {
        expect(row).toContain(`\`${name}\``);
        if (name === 'seed')
          expect(GUIDE).toContain(`from ${written(least)} to ${written(most)}, usually ${usual}`);
        else
          expect(row).toContain(
            `\`${name}\` (${written(least)} to ${written(most)}, usually ${written(usual)})`,
          );
      }
    },
  );
});

import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Files that take longest in a whole run, from the longest down, by their paths. */
const LONGEST = [
  'node/non-interference/analyst.test.ts',
  'node/non-interference/protection-officer.test.ts',
  'node/non-interference/flow-officer.test.ts',
  'web/browser/exchange.browser.test.ts',
  'cli/lifecycle.test.ts',
  'node/process.test.ts',
  'web/browser/matches.browser.test.ts',
  'node/neutrality.test.ts',
  'node/crash.test.ts',
  'web/browser/shell.browser.test.ts',
  'web/browser/dossier.browser.test.ts',
  'web/browser/search.browser.test.ts',
  'web/browser/import.browser.test.ts',
  'web/browser/supply.browser.test.ts',
  'cli/import.test.ts',
  'web/browser/picture.browser.test.ts',
  'web/browser/leads.browser.test.ts',
  'web/browser/networks.browser.test.ts',
  'web/browser/oversight.browser.test.ts',
  'node/audit/audit.test.ts',
  'node/rooms/supply/supply.test.ts',
];

/**
 * Begins with the files that take longest, so that at the end no processor waits for the other to finish one of them. Files
 * of one project follow each other: where the next one is of another project, a worker ends, and all is loaded again.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.indexOf(relative(this.ctx.config.root, moduleId));
      return at === -1 ? LONGEST.length : at;
    };
    // Those without a database are short.
    const group = ({ project }: TestSpecification): number => Number(project.name === 'pure');
    return others.sort((one, other) => group(one) - group(other) || rank(one) - rank(other));
  }
}

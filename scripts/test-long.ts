import { CAMPAIGNS } from './campaigns.ts';
import { runTests, tellSummary } from './vitest.ts';

const began = performance.now();
const seed = process.env['FORELAND_SEED'] ?? String(Date.now() % 1_000_000_000);
console.log(`FORELAND_SEED=${seed}`);
for (const { what, depth } of CAMPAIGNS)
  console.log(
    `${Object.entries(depth)
      .map((pair) => pair.join('='))
      .join(' ')}  ${what}`,
  );
const environment = Object.assign({ FORELAND_SEED: seed }, ...CAMPAIGNS.map(({ depth }) => depth)) as Record<
  string,
  string
>;
// Each test says when it hangs; those that say nothing have an hour.
const tests = await runTests(
  ['--testTimeout=3600000', ...CAMPAIGNS.flatMap(({ files }) => files)],
  environment,
);
tellSummary(tests, began);

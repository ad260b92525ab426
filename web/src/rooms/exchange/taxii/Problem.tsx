import { useMessages } from '../../../i18n/index.ts';
import { Section } from '../../../design/index.ts';
import { messages } from './messages.ts';
import type { Collection } from './taxii.ts';

export function TaxiiProblem({ problem }: { readonly problem: NonNullable<Collection['problem']> }) {
  const t = useMessages(messages);
  return (
    <Section title={t('problem')}>
      <p>
        <bdi>{problem.message}</bdi>
      </p>
      <p className="soft">
        <bdi>{problem.remedy}</bdi>
      </p>
    </Section>
  );
}

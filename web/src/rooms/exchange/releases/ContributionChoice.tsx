import type { Partner } from '@foreland/model/partner';
import { useId } from 'react';
import { Button, Checkbox, ErrorState, Skeleton } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { useOwnContributions } from './useOwnContributions.ts';

export interface ChoiceProps {
  /** Whose; this partner's own where absent, everybody's for `all`. */
  readonly of?: Partner | 'all' | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly problem: string | undefined;
}

export function ContributionChoice({ of, chosen, onChange, problem }: ChoiceProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const { pages, contributions } = useOwnContributions(of);
  const problemId = useId();
  return (
    <div className="field">
      <span className="field-label">{t('contributions')}</span>
      {pages.error && <ErrorState inline error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton lines={3} />}
      {pages.data && contributions.length === 0 && <p className="soft">{t('noContributions')}</p>}
      {contributions.length > 0 && (
        <div
          className="choice-list"
          role="group"
          aria-label={t('contributions')}
          aria-describedby={problem === undefined ? undefined : problemId}
        >
          {contributions.map(({ id, title, statements }) => (
            <Checkbox
              key={id}
              isSelected={chosen.includes(id)}
              onChange={(isChosen) =>
                onChange(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            >
              <bdi>{title}</bdi> <span className="faint small">{format.number(statements)}</span>
            </Checkbox>
          ))}
          {pages.hasNextPage && (
            <Button
              size="small"
              isPending={pages.isFetchingNextPage}
              onPress={() => void pages.fetchNextPage()}
            >
              {c('more')}
            </Button>
          )}
        </div>
      )}
      {problem !== undefined && (
        <p className="field-problem" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}

import type { Partner } from '@foreland/model/partner';
import { Button, Icon, PartnerChip, Tag, fileName, saveFile, toCsv } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { AskLink } from './AskLink.tsx';
import { hitsOf, resultsOf } from './check.ts';
import type { Check, ResultRow } from './check.ts';
import { messages } from './messages.ts';
import { useCheckWords } from './useCheckWords.ts';

/** Each value, and what each partner said of it; a hit leads into a request. */
export function ResultTable({ checks }: { readonly checks: readonly Check[] }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = useCheckWords();
  const rows = resultsOf(checks);
  const partners = [...new Set(checks.map(({ partner }) => partner))].toSorted();
  const isAnswered = checks.every(({ state }) => state !== 'asked');
  const hits = checks.reduce((sum, check) => sum + hitsOf(check), 0);
  const answer = useAnswerWords();

  function save() {
    const header = [t('value'), t('class'), ...partners.map((partner) => codes.partner(partner))];
    const lines = rows.map((row) => [
      row.asked,
      words.class(row.class),
      ...partners.map((partner) => answer(row, partner)),
    ]);
    saveFile(fileName(t('results'), 'csv', new Date()), toCsv(header, lines));
  }

  return (
    <>
      {isAnswered && (
        <p className="check-verdict" role="status">
          {hits > 0 ? t('hitCount', { count: hits }) : t('noHits')}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="check-scroll" role="region" aria-label={t('results')} tabIndex={0}>
        <table className="check-results">
          <thead>
            <tr>
              <th scope="col">{t('value')}</th>
              {partners.map((partner) => (
                <th key={partner} scope="col">
                  <PartnerChip partner={partner} withText />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <bdi>{row.asked}</bdi>
                  <span className="faint small">{words.class(row.class)}</span>
                </th>
                {partners.map((partner) => (
                  <td key={partner}>
                    <Cell row={row} partner={partner} word={answer(row, partner)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <Button size="small" icon="export" onPress={save}>
          {t('saveCsv')}
        </Button>
      </p>
      {isAnswered && (
        <p className="faint small">
          {hits > 0 && `${t('hitMeans')} `}
          {t('missMeans')} {hits > 0 && t('learnsLater')}
        </p>
      )}
    </>
  );
}

function Cell({
  row,
  partner,
  word,
}: {
  readonly row: ResultRow;
  readonly partner: Partner;
  readonly word: string;
}) {
  const answer = row.answers.get(partner);
  if (answer?.hit !== true) return <span className="faint">{word}</span>;
  return (
    <span className="check-hit">
      <Tag tone="accent">
        <Icon name="check" size={12} /> {word}
      </Tag>
      <AskLink partner={partner} check={answer.check.id} value={answer.at} />
    </span>
  );
}

function useAnswerWords(): (row: ResultRow, partner: Partner) => string {
  const t = useMessages(messages);
  return ({ answers }, partner) => {
    const answer = answers.get(partner);
    if (!answer) return t('notAsked');
    if (answer.hit !== undefined) return answer.hit ? t('hit') : t('noHit');
    return answer.check.state === 'asked' ? t('waiting') : t('noAnswer');
  };
}

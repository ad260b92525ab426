import { useMessages } from '../../../i18n/index.ts';
import { NodeName } from '../NodeName.tsx';
import { messages } from './messages.ts';
import type { WithheldAction } from './strike.ts';

/** What is no target, and by which rule. */
export function Withheld({ withheld }: { readonly withheld: readonly WithheldAction[] }) {
  const t = useMessages(messages);
  if (withheld.length === 0) return null;
  return (
    <details className="strike-more">
      <summary>{t('withheld', { count: withheld.length })}</summary>
      <p className="small soft">{t('withheldText')}</p>
      <ul className="strike-list">
        {withheld.map(({ target, kind, rule }) => (
          <li key={`${kind} ${target.id}`}>
            <NodeName node={target} />{' '}
            <span className="soft">
              {t(`kind.${kind}`)}: {t(`rule.${rule}`)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

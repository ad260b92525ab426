import { Icon } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';

/** Says in large, plain words that a person decides. */
export function Advice() {
  const t = useMessages(messages);
  return (
    <div className="strike-advice" role="note">
      <Icon name="person" size={20} />
      <div>
        <p className="strike-advice-title">{t('advice')}</p>
        <p className="small soft">{t('adviceText')}</p>
      </div>
    </div>
  );
}

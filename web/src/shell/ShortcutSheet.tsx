import { Dialog, KeyHint, Switch } from '../design/index.ts';
import { shell, useMessages } from '../i18n/index.ts';
import { changeSettings, useSettings } from './settings.ts';
import { useShortcutGroups } from './shortcuts.ts';
import './ShortcutSheet.css';

/** All keys that work now: those of the shell, of the open room, and of tables. */
export function ShortcutSheet({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const t = useMessages(shell);
  const groups = useShortcutGroups();
  const { singleKeys } = useSettings();
  const tables = [
    ['↑ ↓', t('keyUpDown')],
    ['Home End', t('keyEnds')],
    ['Enter', t('keyOpen')],
    ['Space', t('keyTick')],
  ] as const;
  return (
    <Dialog title={t('shortcuts')} isOpen={isOpen} onClose={onClose} size="large">
      <Switch
        isSelected={singleKeys === 'on'}
        onChange={(isOn) => changeSettings({ singleKeys: isOn ? 'on' : 'off' })}
        help={t('singleKeysHelp')}
      >
        {t('singleKeys')}
      </Switch>
      <div className="shortcut-sheet">
        {groups
          .filter((group) => group.shortcuts.length > 0)
          .map((group, index) => (
            <section key={index}>
              <h3>{group.title}</h3>
              <dl>
                {group.shortcuts.map(({ keys, label }) => (
                  <div key={keys}>
                    <dt>{label}</dt>
                    <dd>
                      <KeyHint keys={written(keys)} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        <section>
          <h3>{t('shortcutsTable')}</h3>
          <dl>
            {tables.map(([keys, label]) => (
              <div key={keys}>
                <dt>{label}</dt>
                <dd>
                  <KeyHint keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function written(keys: string): string {
  if (keys.startsWith('Ctrl ')) return `Ctrl ${keys.slice(5).toUpperCase()}`;
  return keys === 'Escape' ? 'Esc' : keys.replace(' ', ' then ');
}

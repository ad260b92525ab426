import { IconButton, Menu } from '../design/index.ts';
import { LOCALES, shell, useMessages } from '../i18n/index.ts';
import { changeSettings, useSettings } from './settings.ts';

/** Languages under their own names, so that everybody finds theirs. */
export const LANGUAGE_NAMES = { en: 'English', fr: 'Français', de: 'Deutsch', nl: 'Nederlands' } as const;

export function SettingsMenu() {
  const t = useMessages(shell);
  const settings = useSettings();
  return (
    <Menu
      label={t('settings')}
      placement="bottom end"
      trigger={<IconButton icon="settings" label={t('settings')} />}
      groups={[
        {
          id: 'language',
          title: t('language'),
          items: LOCALES.map((locale) => ({
            id: `language-${locale}`,
            label: LANGUAGE_NAMES[locale],
            isChosen: settings.locale === locale,
            onAction: () => changeSettings({ locale }),
          })),
        },
        {
          id: 'theme',
          title: t('theme'),
          items: (['system', 'light', 'dark'] as const).map((theme) => ({
            id: `theme-${theme}`,
            label: t(`theme.${theme}`),
            isChosen: settings.theme === theme,
            onAction: () => changeSettings({ theme }),
          })),
        },
        {
          id: 'density',
          title: t('density'),
          items: (['comfortable', 'compact'] as const).map((density) => ({
            id: `density-${density}`,
            label: t(`density.${density}`),
            isChosen: settings.density === density,
            onAction: () => changeSettings({ density }),
          })),
        },
      ]}
    />
  );
}

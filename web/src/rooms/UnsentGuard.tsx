import { useBlocker } from '@tanstack/react-router';
import { Button, Dialog } from '../design/index.ts';
import { common, useMessages } from '../i18n/index.ts';

/** Asks before the page is left on which something was written and not sent. */
export function UnsentGuard({ isUnsent }: { readonly isUnsent: () => boolean }) {
  const t = useMessages(common);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: isUnsent,
    enableBeforeUnload: isUnsent,
    withResolver: true,
  });
  return (
    <Dialog
      role="alertdialog"
      size="small"
      title={t('unsent')}
      isOpen={status === 'blocked'}
      onClose={() => reset?.()}
      actions={
        <>
          <Button variant="danger" onPress={() => proceed?.()}>
            {t('discard')}
          </Button>
          <Button variant="primary" onPress={() => reset?.()}>
            {t('writeOn')}
          </Button>
        </>
      }
    >
      <p>{t('unsentText')}</p>
    </Dialog>
  );
}

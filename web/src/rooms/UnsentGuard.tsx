import { useBlocker } from '@tanstack/react-router';
import { Button, Dialog } from '../design/index.ts';
import { common, useMessages } from '../i18n/index.ts';

/** Of an address what says which page is shown and what is open on it. */
interface Place {
  readonly pathname: string;
  readonly search: unknown;
}

/** Asks before the page is left on which something was written and not sent; the list beside it may be changed. */
export function UnsentGuard({ isUnsent }: { readonly isUnsent: () => boolean }) {
  const t = useMessages(common);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsent() && openAt(current) !== openAt(next),
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

function openAt({ pathname, search }: Place): string {
  const { part, item } = search as { readonly part?: unknown; readonly item?: unknown };
  return JSON.stringify([pathname, part, item]);
}

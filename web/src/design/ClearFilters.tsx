import { common, useMessages } from '../i18n/index.ts';
import { Button } from './Button.tsx';

/** Takes away every filter of a list; shown beside the filters while there are any. */
export function ClearFilters({ onPress }: { readonly onPress: () => void }) {
  const t = useMessages(common);
  return (
    <Button size="small" variant="quiet" icon="close" onPress={onPress}>
      {t('clearFilters')}
    </Button>
  );
}

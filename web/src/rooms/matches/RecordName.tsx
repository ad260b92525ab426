import { latin, scriptOf } from '@foreland/model/text';
import { Name } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

/** A name in its own script with a Latin form beside it: one that the record holds, else one made by rule. */
export function RecordName({
  name,
  others = [],
  size = 'text',
}: {
  readonly name: string;
  readonly others?: readonly string[];
  readonly size?: 'text' | 'title';
}) {
  const forms = [name, ...others];
  const hasLatin = forms.some((form) => scriptOf(form) === 'Latn');
  return (
    <span className="record-name">
      <Name name={name} others={others} size={size} />
      {!hasLatin && <Romanised text={name} />}
    </span>
  );
}

/** A text of another script by its sound, in letters of our own. */
export function Romanised({ text }: { readonly text: string }) {
  const t = useMessages(messages);
  if (['Latn', 'Zyyy'].includes(scriptOf(text))) return null;
  return (
    <bdi dir="ltr" lang="und-Latn" className="romanised" title={t('romanised')}>
      {capitalised(latin(text))}
    </bdi>
  );
}

function capitalised(text: string): string {
  return text.replaceAll(
    /(^|[\s-])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

import { useState } from 'react';
import { Button, IconButton, Section, Select, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { KINDS } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { CinField } from './CinField.tsx';
import { textsOf, withItem } from './draft.ts';
import type { ItemDraft, ItemText, Problem } from './draft.ts';
import { useSuggestions } from './useSuggestions.ts';
import type { Suggestions } from './useSuggestions.ts';
import type { PartProps } from './WhenWhere.tsx';

const MOST_ITEMS = 200;
const MONO: ReadonlySet<ItemText> = new Set(['serialNumber', 'engineSerial', 'hsCode', 'lot', 'cartonMark']);

/** What was seized, piece by piece, with every mark that tells one from another. */
export function Items({ draft, change, problems }: PartProps) {
  const t = useMessages(messages);
  const [isDescribing, setDescribing] = useState(false);
  const suggestions = useSuggestions(isDescribing);
  return (
    <Section title={`2. ${t('itemsTitle')}`}>
      <p className="small soft">{t('itemsText')}</p>
      <ol className="item-list">
        {draft.items.map((item, at) => (
          <li key={item.id}>
            <Item
              item={item}
              number={at + 1}
              problems={problems}
              suggestions={suggestions}
              onDescribe={() => setDescribing(true)}
              onChange={(part) =>
                change((before) => ({
                  ...before,
                  items: before.items.map((each) => (each.id === item.id ? { ...each, ...part } : each)),
                }))
              }
              onRemove={
                draft.items.length > 1
                  ? () =>
                      change((before) => ({
                        ...before,
                        items: before.items.filter(({ id }) => id !== item.id),
                      }))
                  : undefined
              }
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          size="small"
          icon="plus"
          isDisabled={draft.items.length >= MOST_ITEMS}
          onPress={() => change(withItem)}
        >
          {t('addItem')}
        </Button>
      </div>
    </Section>
  );
}

function Item({
  item,
  number,
  problems,
  suggestions,
  onDescribe,
  onChange,
  onRemove,
}: {
  readonly item: ItemDraft;
  readonly number: number;
  readonly problems: ReadonlySet<Problem>;
  readonly suggestions: Suggestions;
  /** A field is entered of which others may have written something. */
  readonly onDescribe: () => void;
  readonly onChange: (part: Partial<ItemDraft>) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const t = useMessages(messages);
  const words = useSupplyWords();
  return (
    <fieldset className="seized-item" aria-label={t('itemNumber', { number })}>
      <div className="item-head">
        <Select
          label={t('kind')}
          value={item.kind}
          onChange={(kind) => onChange({ kind })}
          options={KINDS.map((kind) => ({ value: kind, label: words.kind(kind) }))}
        />
        <TextField
          label={t('number')}
          inputMode="numeric"
          value={item.quantity}
          onChange={(quantity) => onChange({ quantity })}
          problem={problems.has(`quantity ${item.id}`) ? t('problem.quantity') : undefined}
        />
        {onRemove && <IconButton icon="trash" label={t('removeItem', { number })} onPress={onRemove} />}
      </div>
      <div className="item-texts">
        {textsOf(item.kind).map((text) =>
          text === 'cin' ? (
            <CinField key={text} value={item.cin} onChange={(cin) => onChange({ cin })} />
          ) : (
            <TextField
              key={text}
              label={t(`item.${text}`)}
              value={item[text]}
              maxLength={200}
              mono={MONO.has(text)}
              suggestions={suggestions[text] ?? []}
              onFocus={onDescribe}
              onChange={(value) => onChange({ [text]: value })}
              problem={
                text === 'hsCode' && problems.has(`hsCode ${item.id}`) ? t('problem.hsCode') : undefined
              }
            />
          ),
        )}
      </div>
    </fieldset>
  );
}

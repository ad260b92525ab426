import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { useEffect, useRef, useState } from 'react';
import { useVocabulary } from '../../api/vocabulary.ts';
import { Button, PaneHead, SearchField, Select } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useMessages } from '../../i18n/index.ts';
import { SCHEMA_FILTERS } from './hits.ts';
import { messages } from './messages.ts';
import type { SearchAddress } from './route.ts';

const ANY = 'any';

export interface SearchFormProps {
  readonly address: SearchAddress;
  readonly onChange: (part: { readonly [K in keyof SearchAddress]: SearchAddress[K] | undefined }) => void;
}

/**
 * Searching is an act of its own, by Enter or the button: every search is written to the audit log, which should
 * hold what a person meant to ask and not each letter on the way there.
 */
export function SearchForm({ address, onChange }: SearchFormProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const vocabulary = useVocabulary();
  const [text, setText] = useState(address.q ?? '');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => setText(address.q ?? ''), [address.q]);
  useEffect(() => {
    if (address.q === undefined) field.current?.focus();
  }, [address.q]);

  function submit(wanted: string) {
    const q = wanted.trim();
    onChange({ q: q === '' ? undefined : q });
  }

  const schemata =
    address.schema !== undefined && !(SCHEMA_FILTERS as readonly string[]).includes(address.schema)
      ? [...SCHEMA_FILTERS, address.schema]
      : SCHEMA_FILTERS;
  return (
    <PaneHead title={t('title')} level={1}>
      <form
        className="search-form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          submit(text);
        }}
      >
        <SearchField
          label={t('field')}
          placeholder={t('placeholder')}
          size="large"
          value={text}
          onChange={setText}
          onClear={() => submit('')}
          inputRef={field}
          maxLength={300}
        />
        <Button variant="primary" type="submit">
          {t('search')}
        </Button>
      </form>
      <div className="search-filters">
        <Select
          label={t('schema')}
          size="small"
          value={address.schema ?? ANY}
          onChange={(schema) => onChange({ schema: schema === ANY ? undefined : schema })}
          options={[
            { value: ANY, label: t('anySchema') },
            ...schemata.map((name) => ({ value: name, label: vocabulary.schema(name) })),
          ]}
        />
        <Select<Partner | typeof ANY>
          label={t('partner')}
          size="small"
          value={address.partner ?? ANY}
          onChange={(partner) => onChange({ partner: partner === ANY ? undefined : partner })}
          options={[
            { value: ANY, label: t('anyPartner') },
            ...PARTNERS.map((partner) => ({ value: partner, label: codes.partner(partner) })),
          ]}
        />
      </div>
    </PaneHead>
  );
}

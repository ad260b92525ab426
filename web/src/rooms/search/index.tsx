import { useNavigate } from '@tanstack/react-router';
import { Panes } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { RecordPreview } from './RecordPreview.tsx';
import { ResultList } from './ResultList.tsx';
import { searchRoute } from './route.ts';
import type { SearchAddress } from './route.ts';
import { SearchForm } from './SearchForm.tsx';
import { SearchStart } from './SearchStart.tsx';
import './Search.css';

/** One field for names in every script, identifiers and free text; results on the left, what they are on the right. */
export function SearchRoom() {
  const address = searchRoute.useSearch();
  const navigate = useNavigate({ from: '/search' });
  const t = useMessages(messages);

  function change(
    part: { readonly [K in keyof SearchAddress]: SearchAddress[K] | undefined },
    replace = false,
  ) {
    void navigate({
      search: ({ record: _, ...before }) => ({ ...before, ...part }) as SearchAddress,
      replace,
    });
  }

  const q = address.q;
  return (
    <Panes
      id="search"
      active={address.record === undefined ? 'results' : 'preview'}
      onBack={() => change({ record: undefined })}
      panes={[
        {
          id: 'results',
          label: t('results'),
          min: 340,
          content: (
            <>
              <SearchForm address={address} onChange={change} />
              {q === undefined ? (
                <SearchStart onSearch={(text) => change({ q: text })} />
              ) : (
                <ResultList
                  address={{ ...address, q }}
                  onSelect={(record) => change({ record }, address.record !== undefined)}
                  onChange={change}
                />
              )}
            </>
          ),
        },
        address.record !== undefined && {
          id: 'preview',
          label: t('preview'),
          size: 460,
          min: 340,
          content: <RecordPreview record={address.record} key={address.record} />,
        },
      ]}
    />
  );
}

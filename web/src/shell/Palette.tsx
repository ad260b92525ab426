import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { contract } from '../api/client.ts';
import { useAnswer } from '../api/query.ts';
import { useVocabulary } from '../api/vocabulary.ts';
import { Icon, KeyHint, Name, PartnerChip } from '../design/index.ts';
import type { IconName } from '../design/index.ts';
import { LOCALES, shell, useCodes, useMessages } from '../i18n/index.ts';
import { rooms } from '../rooms/registry.ts';
import type { Room } from '../rooms/room.ts';
import { matches } from './paletteMatch.ts';
import { choicesOf, isSameChoice, useSession, useSessionControl } from './session.tsx';
import { changeSettings } from './settings.ts';
import { LANGUAGE_NAMES } from './SettingsMenu.tsx';
import { useRoomTitle } from './useRoom.ts';
import './Palette.css';

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly content?: React.ReactNode;
  readonly icon: IconName;
  readonly detail?: React.ReactNode;
  readonly keys?: string;
  run(): void;
}

export interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

/** One field for everything: rooms, records, purposes, appearance. */
export function Palette({ isOpen, onClose, onShortcuts }: PaletteProps) {
  const t = useMessages(shell);
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
    >
      <Modal className="modal">
        <Dialog className="dialog palette" aria-label={t('command')}>
          <PaletteBody onClose={onClose} onShortcuts={onShortcuts} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ onClose, onShortcuts }: Omit<PaletteProps, 'isOpen'>) {
  const t = useMessages(shell);
  const [text, setText] = useState('');
  const own = useOwnEntries(onShortcuts);
  const records = useRecordEntries(text);
  const groups = [
    { id: 'records', title: t('commandRecords'), entries: records.entries },
    ...own.map((group) => ({
      ...group,
      entries: group.entries.filter((entry) => matches(entry.text, text)),
    })),
  ].filter((group) => group.entries.length > 0);
  const all = new Map(groups.flatMap((group) => group.entries).map((entry) => [entry.id, entry]));

  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className="palette-field" aria-label={t('command')} autoFocus>
        <Icon name="search" size={18} />
        <Input
          className="palette-input"
          placeholder={t('commandPlaceholder')}
          dir="auto"
          spellCheck="false"
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- Autocomplete adds aria-controls
          role="combobox"
          aria-expanded
          aria-haspopup="listbox"
        />
        <KeyHint keys="Esc" />
      </SearchField>
      <ListBox
        className="palette-list"
        aria-label={t('command')}
        renderEmptyState={() => (
          <p className="palette-empty">{records.isSearching ? t('searching') : t('nothing')}</p>
        )}
        onAction={(key) => {
          onClose();
          all.get(String(key))?.run();
        }}
      >
        {groups.map((group) => (
          <ListBoxSection key={group.id} className="palette-group">
            <Header className="menu-title">{group.title}</Header>
            {group.entries.map((entry) => (
              <ListBoxItem key={entry.id} id={entry.id} textValue={entry.text} className="palette-entry">
                <Icon name={entry.icon} />
                <span className="palette-text truncate">{entry.content ?? entry.text}</span>
                {entry.detail && <span className="palette-detail">{entry.detail}</span>}
                {entry.keys && <KeyHint keys={entry.keys} />}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Autocomplete>
  );
}

function useOwnEntries(
  onShortcuts: () => void,
): readonly { readonly id: string; readonly title: string; readonly entries: readonly Entry[] }[] {
  const t = useMessages(shell);
  const codes = useCodes();
  const title = useRoomTitle();
  const navigate = useNavigate();
  const session = useSession();
  const control = useSessionControl();
  const current = { role: session.role, purpose: session.purpose };
  return [
    {
      id: 'rooms',
      title: t('commandRooms'),
      entries: rooms.map((room: Room): Entry => ({
        id: `room-${room.id}`,
        text: title(room),
        icon: room.icon,
        keys: `g then ${room.key}`,
        run: () => void navigate({ to: room.path }),
      })),
    },
    {
      id: 'purposes',
      title: t('commandPurposes'),
      entries: choicesOf(session)
        .filter((choice) => choice.purpose !== undefined && !isSameChoice(choice, current))
        .map((choice): Entry => ({
          id: `purpose-${choice.role}-${choice.purpose}`,
          text: `${codes.purpose(choice.purpose!)} · ${codes.role(choice.role)}`,
          icon: 'person',
          run: () => void control.switchTo(choice),
        })),
    },
    {
      id: 'actions',
      title: t('commandActions'),
      entries: [
        {
          id: 'light',
          text: `${t('theme')}: ${t('theme.light')}`,
          icon: 'sun',
          run: () => changeSettings({ theme: 'light' }),
        },
        {
          id: 'dark',
          text: `${t('theme')}: ${t('theme.dark')}`,
          icon: 'moon',
          run: () => changeSettings({ theme: 'dark' }),
        },
        {
          id: 'comfortable',
          text: `${t('density')}: ${t('density.comfortable')}`,
          icon: 'list',
          run: () => changeSettings({ density: 'comfortable' }),
        },
        {
          id: 'compact',
          text: `${t('density')}: ${t('density.compact')}`,
          icon: 'table',
          run: () => changeSettings({ density: 'compact' }),
        },
        ...LOCALES.map((locale): Entry => ({
          id: `language-${locale}`,
          text: `${t('language')}: ${LANGUAGE_NAMES[locale]}`,
          icon: 'settings',
          run: () => changeSettings({ locale }),
        })),
        { id: 'shortcuts', text: t('shortcuts'), icon: 'keyboard', keys: '?', run: onShortcuts },
        { id: 'sign-out', text: t('signOut'), icon: 'sign-out', run: () => void control.signOut() },
      ],
    },
  ];
}

const MIN_LENGTH = 2;
const PAUSE = 150;

/** Records that the node finds for the text, once the typing pauses. */
function useRecordEntries(text: string): {
  readonly entries: readonly Entry[];
  readonly isSearching: boolean;
} {
  const t = useMessages(shell);
  const vocabulary = useVocabulary();
  const navigate = useNavigate();
  const session = useSession();
  const query = useDeferredValue(usePaused(text.trim(), PAUSE));
  const isAsked = query.length >= MIN_LENGTH && session.purpose !== undefined;
  const { data, isFetching } = useAnswer(
    contract.search,
    { query: { q: query, limit: 7 } },
    { enabled: isAsked, keep: true },
  );
  if (text.trim().length < MIN_LENGTH || session.purpose === undefined)
    return { entries: [], isSearching: false };
  const hits = (isAsked ? (data?.hits ?? []) : []).map((hit): Entry => ({
    id: `record-${hit.record}`,
    text: hit.caption,
    content: <Name name={hit.caption} />,
    icon: 'evidence',
    detail: (
      <>
        {vocabulary.schema(hit.schema)} <PartnerChip partner={hit.partner} />
      </>
    ),
    run: () => void navigate({ to: '/records/$record', params: { record: hit.record } }),
  }));
  return {
    // First, so that what Enter does is settled before the node answers.
    entries: [
      {
        id: 'search',
        text: t('searchFor', { text: text.trim() }),
        icon: 'search',
        run: () => void navigate({ to: '/search', search: { q: text.trim() } }),
      },
      ...hits,
    ],
    isSearching: isFetching,
  };
}

function usePaused(value: string, pause: number): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return paused;
}

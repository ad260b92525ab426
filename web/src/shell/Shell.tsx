import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useWidth } from '../design/useWidth.ts';
import { EvidenceDock } from './EvidenceDock.tsx';
import { EvidenceProvider, useEvidenceState } from './EvidenceProvider.tsx';
import { shell, useMessages } from '../i18n/index.ts';
import { rooms } from '../rooms/registry.ts';
import type { Room } from '../rooms/room.ts';
import { Palette } from './Palette.tsx';
import { ErrorBoundary, NoPermissionPage } from './Pages.tsx';
import { Rail } from './Rail.tsx';
import { useReachable } from './reachability.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useSession } from './session.tsx';
import { listenForShortcuts, useShortcuts } from './shortcuts.ts';
import { Strip } from './Strip.tsx';
import { useCurrentRoom, useRoomTitle } from './useRoom.ts';
import './Shell.css';

/** Milliseconds after the start, when the first room has most likely been drawn. */
const ROOMS_AFTER = 1500;

/** Rail, strip and working area around the room that is open. */
export function Shell() {
  return (
    <EvidenceProvider>
      <Frame />
    </EvidenceProvider>
  );
}

function Frame() {
  const t = useMessages(shell);
  const session = useSession();
  const evidence = useEvidenceState();
  const isReachable = useReachable();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const main = useRef<HTMLElement>(null);
  const path = usePathShown();
  useRoomFocus(main, path);
  useEffect(() => listenForShortcuts(), []);
  useRoomsAhead();
  useShellShortcuts({
    openPalette: () => setPaletteOpen(true),
    openSheet: () => setSheetOpen(true),
    toggleEvidence: evidence.toggle,
    closeEvidence: () => {
      if (evidence.isOpen) evidence.close();
    },
    focusSearch: () => {
      const field = main.current?.querySelector<HTMLInputElement>('input[type=search]');
      if (field) field.focus();
      else setPaletteOpen(true);
    },
  });

  return (
    <div className="shell" data-purpose={session.purpose ?? 'none'}>
      <a
        className="skip-link visually-hidden"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('skip')}
      </a>
      <Rail onHelp={() => setSheetOpen(true)} />
      <Strip onPalette={() => setPaletteOpen(true)} />
      {session.exercise && (
        <p className="shell-exercise">
          {t('exercise')} · {t('exerciseShort')}
        </p>
      )}
      {!isReachable && (
        <p className="shell-banner" role="status">
          {t('unreachable')}
        </p>
      )}
      <div className="shell-area" ref={area}>
        <main
          id="main"
          className="shell-main"
          ref={main}
          tabIndex={-1}
          inert={evidence.isOpen && width > 0 && width < 860}
        >
          {/* A new address starts with a whole page, even where the one before broke. */}
          <ErrorBoundary key={path}>
            {session.purpose === undefined ? <NoPermissionPage /> : <Outlet />}
          </ErrorBoundary>
        </main>
        {evidence.isOpen && <EvidenceDock isOver={width > 0 && width < 860} areaWidth={width} />}
      </div>
      <Palette
        isOpen={isPaletteOpen}
        onClose={() => setPaletteOpen(false)}
        onShortcuts={() => {
          setPaletteOpen(false);
          setSheetOpen(true);
        }}
      />
      <ShortcutSheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
    </div>
  );
}

/** Once the page rests, the other rooms are fetched: they then open at once, and also while the node is away. */
function useRoomsAhead() {
  const router = useRouter();
  useEffect(() => {
    const waiting = setTimeout(() => {
      for (const { routes } of rooms)
        for (const route of routes) void router.loadRouteChunk(route)?.catch(() => undefined);
    }, ROOMS_AFTER);
    return () => clearTimeout(waiting);
  }, [router]);
}

/** The address whose page is on screen: the former one until the next page is there. */
function usePathShown(): string {
  return useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
}

/** On entering another page the focus goes to its heading, and the window says where one is. */
function useRoomFocus(main: { readonly current: HTMLElement | null }, path: string) {
  const room = useCurrentRoom();
  const title = useRoomTitle();
  const seen = useRef(path);
  useEffect(() => {
    document.title = room ? `${title(room)} · Foreland` : 'Foreland';
  }, [room, title]);
  useEffect(() => {
    if (seen.current === path) return;
    seen.current = path;
    // The room may still be on its way; its heading is waited for, five seconds at most.
    let tries = 100;
    const timer = setInterval(() => {
      const heading = main.current?.querySelector<HTMLElement>('h1');
      if (heading || --tries === 0) {
        clearInterval(timer);
        // What has taken the focus on its own, such as a search field, keeps it.
        if (!main.current?.contains(document.activeElement))
          (heading ?? main.current)?.focus({ preventScroll: true });
      }
    }, 50);
    return () => clearInterval(timer);
  }, [path, main]);
}

interface ShellActions {
  openPalette(): void;
  openSheet(): void;
  toggleEvidence(): void;
  closeEvidence(): void;
  focusSearch(): void;
}

function useShellShortcuts(actions: ShellActions) {
  const t = useMessages(shell);
  const title = useRoomTitle();
  const navigate = useNavigate();
  useShortcuts(t('shortcutsEverywhere'), [
    { keys: 'Ctrl k', label: t('keyPalette'), action: actions.openPalette },
    { keys: '/', label: t('keySearch'), action: actions.focusSearch },
    { keys: 'e', label: t('keyEvidence'), action: actions.toggleEvidence },
    { keys: 'Escape', label: t('keyClose'), action: actions.closeEvidence },
    { keys: '?', label: t('keyHelp'), action: actions.openSheet },
    ...rooms.map((room: Room) => ({
      keys: `g ${room.key}`,
      label: t('goTo', { room: title(room) }),
      action: () => void navigate({ to: room.path }),
    })),
  ]);
}

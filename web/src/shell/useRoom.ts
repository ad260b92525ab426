import { useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useLocaleCode } from '../i18n/index.ts';
import { rooms } from '../rooms/registry.ts';
import type { Room } from '../rooms/room.ts';

/** The room whose address is open; the longest matching path wins. */
export function useCurrentRoom(): Room | undefined {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return roomAt(path, rooms);
}

export function roomAt(path: string, all: readonly Room[]): Room | undefined {
  return all
    .filter((room) => path === room.path || (room.path !== '/' && path.startsWith(`${room.path}/`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

export function useRoomTitle(): (room: Room) => string {
  const locale = useLocaleCode();
  return useCallback((room: Room) => room.title[locale], [locale]);
}

import { useMatches } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useLocaleCode } from '../i18n/index.ts';
import { rooms } from '../rooms/registry.ts';
import type { Room } from '../rooms/room.ts';

const all: readonly Room[] = rooms;

/** The room that is open, whichever of its addresses it is open at. */
export function useCurrentRoom(): Room | undefined {
  const routeIds = useMatches({ select: (matches) => matches.map((match) => match.routeId as string) });
  return all.find((room) => room.routes.some((route) => routeIds.includes(route.id)));
}

export function useRoomTitle(): (room: Room) => string {
  const locale = useLocaleCode();
  return useCallback((room: Room) => room.title[locale], [locale]);
}

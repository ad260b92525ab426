import { useEffect, useRef } from 'react';
import { Link } from '@tanstack/react-router';
import { Icon, Tooltip } from '../design/index.ts';
import { shell, useMessages } from '../i18n/index.ts';
import { rooms } from '../rooms/registry.ts';
import type { Room } from '../rooms/room.ts';
import { Mark } from './Mark.tsx';
import { useCurrentRoom, useRoomTitle } from './useRoom.ts';
import './Rail.css';
import { Button } from 'react-aria-components';

/** The rooms, at the side of a wide screen and along the bottom of a narrow one. */
export function Rail({ onHelp }: { readonly onHelp: () => void }) {
  const t = useMessages(shell);
  const title = useRoomTitle();
  const current = useCurrentRoom();
  const room = current?.id;
  const list = useRef<HTMLUListElement>(null);
  // On a narrow screen the room one is in may be pushed out of sight.
  useEffect(() => {
    if (room === undefined) return;
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [room]);
  return (
    <nav className="rail" aria-label={t('rooms')}>
      <span className="rail-mark">
        <Mark />
      </span>
      <ul ref={list}>
        {rooms.map((each: Room) => (
          <li key={each.id}>
            <Link to={each.path} className="rail-room" aria-current={room === each.id ? 'page' : undefined}>
              <Icon name={each.icon} size={20} />
              <span>{title(each)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="rail-foot">
        <Tooltip text={t('shortcuts')} shortcut="?" placement="end">
          <Button className="rail-room" aria-label={t('shortcuts')} onPress={onHelp}>
            <Icon name="keyboard" size={20} />
          </Button>
        </Tooltip>
      </div>
    </nav>
  );
}

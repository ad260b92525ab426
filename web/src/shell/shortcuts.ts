import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { currentSettings } from './settings.ts';

export interface Shortcut {
  /** One key as `KeyboardEvent.key` gives it (`e`, `?`), `Ctrl k`, or two keys in a row: `g l`. */
  readonly keys: string;
  readonly label: string;
  readonly action: () => void;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

function change(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

/**
 * Keys that work while the component is on screen and no field has the focus; they appear in the help sheet under
 * `title`. `useShortcuts(t('leads'), [{ keys: 't', label: t('triage'), action }])`. Later groups win over earlier ones.
 */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  // The actions of the last render are run, so that a list need not be memoised.
  const run = useEffectEvent((index: number) => shortcuts[index]?.action());
  const shape = JSON.stringify(shortcuts.map(({ keys, label }) => [keys, label]));
  useEffect(() => {
    const listed = JSON.parse(shape) as readonly (readonly [keys: string, label: string])[];
    const group: ShortcutGroup = {
      title,
      shortcuts: listed.map(([keys, label], index) => ({ keys, label, action: () => run(index) })),
    };
    change([...groups, group]);
    return () => change(groups.filter((other) => other !== group));
  }, [title, shape]);
}

export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
  );
}

const SEQUENCE_TIMEOUT = 1200;

/** Listens on the whole document; returns a function that stops. */
export function listenForShortcuts(): () => void {
  let before: { key: string; at: number } | undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (
      event.altKey ||
      (!isCommand && isTyping(event.target)) ||
      (!isCommand && isCharacter(event.key) && currentSettings().singleKeys === 'off') ||
      (document.querySelector('[role=dialog][aria-modal], .modal') && !isCommand)
    )
      return;
    const key = isCommand ? `Ctrl ${event.key.toLowerCase()}` : event.key;
    const sequence =
      before && event.timeStamp - before.at < SEQUENCE_TIMEOUT ? `${before.key} ${key}` : undefined;
    before =
      isCommand || ['Shift', 'Control', 'Meta'].includes(event.key) ? before : { key, at: event.timeStamp };
    const all = groups.flatMap((group) => group.shortcuts).toReversed();
    const found =
      (sequence && all.find((shortcut) => shortcut.keys === sequence)) ||
      all.find((shortcut) => shortcut.keys === key);
    if (!found) return;
    event.preventDefault();
    before = undefined;
    found.action();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

/** Keys that write something, which WCAG 2.2 (2.1.4) wants to be turned off at will. */
function isCharacter(key: string): boolean {
  return [...key].length === 1;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=menuitem], [role=option]',
    )
  );
}

import './Icon.css';

/** Outlines on a 16 px grid, drawn for this app. Decorative: the control that holds an icon carries the name. */
const PATHS = {
  picture: 'M2 12.5 5.5 6l3 4 2-2.5 3.5 5M2 12.5h12M11 4.5a1 1 0 1 0 0-.01',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  leads: 'M8 2v3M8 11v3M2 8h3M11 8h3M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  import: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 11v2.5h11V11',
  export: 'M8 10.5V2.5M4.5 6 8 2.5 11.5 6M2.5 11v2.5h11V11',
  plan: 'M2.5 4h2M7 4h6.5M2.5 8h4M9 8h4.5M2.5 12h6M11 12h2.5',
  matches: 'M6 5.5A3.5 3.5 0 1 0 6 12a3.5 3.5 0 0 0 0-6.5ZM10 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  networks:
    'M4 5.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM12 7a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM6 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5.5 4.2l5 1M4.4 5.5l1.2 5M11 6.7 7.1 11',
  supply: 'M8 2 13.5 4.75v6.5L8 14 2.5 11.25v-6.5L8 2ZM2.5 4.75 8 7.5l5.5-2.75M8 7.5V14M5.25 3.4l5.5 2.75',
  camera: 'M2.5 5h2.5l1-1.5h4L11 5h2.5v8h-11zM8 11.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5Z',
  exchange: 'M3 5.5h10M10.5 3 13 5.5 10.5 8M13 10.5H3M5.5 8 3 10.5 5.5 13',
  oversight: 'M8 2 3 4v4c0 3 2.2 5 5 6 2.8-1 5-3 5-6V4L8 2ZM5.8 8l1.6 1.6 3-3.2',
  check: 'M3 8.5 6.5 12 13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  'chevron-down': 'M4 6.5 8 10.5 12 6.5',
  'chevron-up': 'M4 9.5 8 5.5 12 9.5',
  'chevron-end': 'M6.5 4 10.5 8 6.5 12',
  'chevron-start': 'M9.5 4 5.5 8 9.5 12',
  'arrow-start': 'M13 8H3.5M7 4 3 8l4 4',
  'arrow-end': 'M3 8h9.5M9 4l4 4-4 4',
  'sort-up': 'M8 13V3.5M4.5 7 8 3.5 11.5 7',
  'sort-down': 'M8 3v9.5M4.5 9 8 12.5 11.5 9',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  external: 'M7 3.5H3v9.5h9.5V9M9.5 3H13v3.5M13 3 7.5 8.5',
  evidence: 'M4 2.5h5.5L12.5 5.5v8h-8.5zM9.5 2.5v3h3M6 8.5h4.5M6 11h4.5',
  history: 'M3 8a5 5 0 1 0 1.7-3.75M3 2.5v2.5h2.5M8 5.5V8l2 1.5',
  clock: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 5v3l2 1.5',
  info: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 7.5v3.5M8 5.25v.01',
  warning: 'M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.25v.01',
  error: 'M5.7 2.5h4.6L13.5 5.7v4.6L10.3 13.5H5.7L2.5 10.3V5.7L5.7 2.5ZM8 5v3.5M8 10.75v.01',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  shield: 'M8 2 3 4v4c0 3 2.2 5 5 6 2.8-1 5-3 5-6V4L8 2Z',
  person: 'M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 13.5c.3-3 2.2-4.5 5-4.5s4.7 1.5 5 4.5',
  people:
    'M6 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5ZM1.8 13c.2-2.7 1.8-4 4.2-4s4 1.3 4.2 4M10.5 3.2a2.25 2.25 0 0 1 0 4.2M11.8 9.2c1.5.5 2.3 1.8 2.5 3.8',
  settings:
    'M2.5 4.5H9M12 4.5h1.5M2.5 11.5H4M7 11.5h6.5M10.5 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5.5 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  help: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM6.3 6.5C6.4 5.4 7.1 5 8 5s1.7.6 1.7 1.5C9.7 7.7 8 7.8 8 9M8 11v.01',
  command: 'M2.5 4.5h11v7h-11zM5 7l1.5 1L5 9M8 9.5h3',
  filter: 'M2.5 3.5h11L9.5 8.5v4l-3-1.5V8.5l-4-5Z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  map: 'M2.5 4 6 2.5l4 1.5 3.5-1.5v9.5L10 13.5 6 12l-3.5 1.5V4ZM6 2.5V12M10 4v9.5',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.7h11M6.5 6.3V13',
  timeline: 'M2 8h12M4.5 8v-3M8 8v3.5M11.5 8v-4',
  link: 'M6.5 9.5 9.5 6.5M7.5 4.5 9 3a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.5 11.5 7 13a2.8 2.8 0 0 1-4-4l1.5-1.5',
  image: 'M2.5 3h11v10h-11zM2.5 10.5l3-3 3 3 2-2 3 3M10.5 6h.01',
  trash: 'M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9',
  undo: 'M3 6.5h6.5a3.25 3.25 0 0 1 0 6.5H6M5.5 3.5l-3 3 3 3',
  edit: 'M3 13l.6-2.9L10.8 2.9l2.3 2.3-7.2 7.2L3 13Z',
  note: 'M3 2.5h10v7.5L9.5 13.5H3zM9.5 13.5V10H13M5.5 5.5h5M5.5 8h3',
  flag: 'M3.5 14V2.5h8L10 5.75l1.5 3.25h-8',
  play: 'M5 3.5v9l7.5-4.5L5 3.5Z',
  stop: 'M4 4h8v8H4z',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5V5h-2.5',
  'sign-out': 'M9 3H3.5v10H9M7 8h6.5M11 5.5 13.5 8 11 10.5',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z',
  keyboard: 'M1.5 4h13v8.5h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M4.5 10h7',
  'zoom-in': 'M8 3.5v9M3.5 8h9',
  'zoom-out': 'M3.5 8h9',
} as const satisfies Record<string, string>;

export type IconName = keyof typeof PATHS;

/** `size` in pixels at the default root size; scales with text. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className={
        name === 'arrow-start' || name === 'arrow-end' || name === 'chevron-start' || name === 'chevron-end'
          ? 'icon icon-directional'
          : 'icon'
      }
      data-dots={name === 'more' ? true : undefined}
      viewBox="0 0 16 16"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

import { PATHS as SHARED } from '../icons.ts'

export { icon } from '../icons.ts'

export const PATHS = {
  ...SHARED,
  check: 'm3 8.5 3.4 3.3L13 4.8',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  cross: 'm4 4 8 8M12 4l-8 8',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  key: 'M2.5 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0m6 0h5v2.5M11 8v2',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  off: 'M2 6.2a9 9 0 0 1 12 0M4.3 8.9a5.6 5.6 0 0 1 7.4 0M8 12.3h.01M2.5 2.5l11 11',
  out: 'M6 3.5H3.5v9h9V10M9 3h4v4M12.8 3.2 7.5 8.5',
  pin: 'M5.2 2.5h5.6M6.2 2.5v4L4 9.2h8L9.8 6.5v-4M8 9.2V14',
  search: 'M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0m8 3.5 3.2 3.2',
} as const

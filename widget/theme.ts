import { followStorage, restoreTheme } from './parts/theme-choice.ts'

// The whole of `theme.js`, which stands in the head and blocks: what the reader has chosen is there before the first paint.
restoreTheme()
followStorage()

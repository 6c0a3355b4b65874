export type ThemeChoice = 'auto' | 'light' | 'dark'

/** Shared by all pages of the origin, whichever site's comments they carry: a reader has one pair of eyes. */
const KEY = 'baraza theme'

const root = document.documentElement

/** What the page is set to, by whomever: the attribute is the only truth, so that all toggles agree. */
export const shownTheme = (): ThemeChoice => {
  const { theme } = root.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

/** Sets the page; what is none of the three leaves it as its author wrote it. */
export function showTheme(choice: string | null) {
  const isAuto = choice === 'auto'
  if (!isAuto && choice !== 'light' && choice !== 'dark') return
  if (isAuto) delete root.dataset.theme
  else root.dataset.theme = choice
  // Through the object model, which a strict content security policy allows.
  root.style.colorScheme = isAuto ? '' : choice
}

/** Browsers may refuse storage, even to be asked: then the page stays as it is. */
export function restoreTheme() {
  try {
    showTheme(localStorage.getItem(KEY))
  } catch {}
}

export function chooseTheme(choice: string) {
  showTheme(choice)
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // What was chosen is shown, until the next page.
  }
}

/** What is chosen in another tab, or was while the page lay in the browser's cache. */
export function followStorage(options?: AddEventListenerOptions) {
  for (const type of ['storage', 'pageshow']) addEventListener(type, restoreTheme, options)
}

// Runs before the first paint, so that nobody is dazzled; the switch itself is found once the page is there.
;(() => {
  const root = document.documentElement
  const read = () => {
    try {
      return localStorage.getItem('theme')
    } catch {
      return null
    }
  }
  const show = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    else delete root.dataset.theme
    const chosen = root.dataset.theme ?? 'auto'
    for (const radio of document.querySelectorAll('.theme input')) radio.checked = radio.value === chosen
  }

  show(read())
  addEventListener('DOMContentLoaded', () => show(read()))
  addEventListener('pageshow', () => show(read()))
  addEventListener('storage', ({ key, newValue }) => key === 'theme' && show(newValue))
  addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'theme') return
    show(target.value)
    try {
      localStorage.setItem('theme', target.value)
    } catch {
      // A browser that keeps nothing still shows what was chosen, until the next page.
    }
  })
})()

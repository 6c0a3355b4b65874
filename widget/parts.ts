import { useLoader, type Loader } from './loader.ts'

/** What an owner can place beside the comments. Each is a chunk of its own: what a page does not use is not loaded. */
const PARTS: Record<string, () => Promise<{ default: CustomElementConstructor }>> = {
  'baraza-also-read': () => import('./parts/also-read-element.ts'),
  'baraza-author': () => import('./parts/author-element.ts'),
  'baraza-count': () => import('./parts/count-element.ts'),
  'baraza-dont-miss': () => import('./parts/dont-miss-element.ts'),
  'baraza-latest': () => import('./parts/latest-element.ts'),
  'baraza-reactions': () => import('./parts/reactions-element.ts'),
  'baraza-share': () => import('./parts/share-element.ts'),
  'baraza-theme-toggle': () => import('./parts/theme-toggle-element.ts'),
}

/** Loads what the page has and nobody has defined yet. The loader calls each time that elements have come. */
export function find(loader: Loader) {
  useLoader(loader)
  const names = new Set([...document.querySelectorAll(':not(:defined)')].map(({ localName }) => localName))
  for (const name of names)
    PARTS[name]?.().then(
      // A page may hold the code twice: the first one serves both.
      ({ default: part }) => customElements.get(name) || customElements.define(name, part),
      // What the page's author wrote into the element stays. The next element that comes asks again.
      () => {},
    )
}

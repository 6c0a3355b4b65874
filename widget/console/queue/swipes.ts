/** How far a finger goes before it means it. */
const FAR = 96

/**
 * A finger that goes sideways over a comment decides on it: towards the end of the line, or towards its start. What goes up
 * or down scrolls; a mouse selects words.
 */
export function watchSwipes(list: HTMLElement, act: (id: string, direction: 'start' | 'end') => void) {
  let start: { x: number; item: HTMLElement; pointerId: number } | undefined
  const reset = () => {
    start?.item.style.removeProperty('translate')
    start?.item.removeAttribute('data-swipe')
    start = undefined
  }
  const distance = ({ clientX }: PointerEvent) =>
    (clientX - start!.x) * (getComputedStyle(list).direction === 'rtl' ? -1 : 1)
  list.addEventListener('pointerdown', (event) => {
    const target = event.target as Element
    const item = target.closest<HTMLElement>('.item:not(.done)')
    if (event.pointerType === 'mouse' || !item || target.closest('a, button, input, textarea')) return
    start = { x: event.clientX, item, pointerId: event.pointerId }
  })
  list.addEventListener('pointermove', (event) => {
    if (event.pointerId !== start?.pointerId) return
    const way = distance(event)
    start.item.style.translate = `${event.clientX - start.x}px`
    if (Math.abs(way) > FAR) start.item.dataset['swipe'] = way > 0 ? 'end' : 'start'
    else delete start.item.dataset['swipe']
  })
  list.addEventListener('pointerup', (event) => {
    if (event.pointerId !== start?.pointerId) return
    const { item } = start
    const direction = item.dataset['swipe'] as 'start' | 'end' | undefined
    reset()
    if (direction) act(item.dataset['id']!, direction)
  })
  // The browser has taken the finger for scrolling: `touch-action: pan-y` leaves us what goes sideways.
  list.addEventListener('pointercancel', reset)
}

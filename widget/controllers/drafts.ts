import type { ReactiveElement } from '../reactive-element.ts'
import { same } from '../same.ts'
import { recall, remember, type Draft } from '../storage.ts'

/** Where a draft belongs. Another object for each opening, so that a late answer can tell whether its place is still open. */
export interface DraftPlace {
  site: string
  pageKey: string
  /** The comment replied to, or the edit under way; none is the page itself. */
  slot: string | undefined
  /** What to begin with when there is no draft. */
  initial: string
}

const SAVE_AFTER = 300

/**
 * Keeps the words of one field safe: saved a moment after each input, and at once when the page may be going; restored
 * when its host appears or turns to another place. With two tabs the last one that typed wins.
 *
 * It writes to the field only when it opens or clears a place: whatever else the host renders, typed words stay.
 */
export function keepDrafts(host: ReactiveElement, findField: () => HTMLTextAreaElement | null | undefined) {
  let place: DraftPlace | undefined
  let draft: Draft | undefined
  let savedAt: number | undefined
  let timer: number | undefined
  let isOpen = false

  /** The words as they stand, also before the field is drawn. */
  const read = () => {
    const field = isOpen && findField()
    return field ? field.value : (draft?.body ?? place?.initial ?? '')
  }

  /** Without an attempt, the next one gets another key. */
  const save = (attempt?: Draft['attempt']) => {
    clearTimeout(timer)
    timer = undefined
    if (!place) return
    const body = read()
    const now = Date.now()
    draft = body === place.initial ? undefined : { body, savedAt: now, attempt }
    const isKept = remember(place.site, nameOf(place), draft)
    savedAt = draft && isKept ? now : undefined
    host.requestUpdate()
  }

  /** Saves only what was typed here: an idle tab has nothing to say about another's draft. */
  const flush = () => {
    if (timer) save(draft?.attempt)
  }

  host.whileConnected((signal) => {
    addEventListener('pagehide', flush, { signal })
    addEventListener('visibilitychange', flush, { signal })
    return flush
  })

  return {
    /** What is shown. `savedAt`: when the words were last saved, if that will outlast the page. */
    get state() {
      return { place, savedAt, length: read().trim().length, isUnchanged: read() === place?.initial }
    },

    /** Turns to a place, which is not drawn yet; says whether it is another. */
    open(next: DraftPlace) {
      if (same(place, next) === place) return false
      flush()
      isOpen = false
      place = next
      draft = recall(place.site, nameOf(place))
      savedAt = draft?.savedAt
      return true
    },

    /** Now it is drawn. */
    fill() {
      const field = findField()
      if (isOpen || !field) return
      field.value = read()
      isOpen = true
    },

    /** To be called on each input. */
    touch() {
      timer ??= setTimeout(flush, SAVE_AFTER)
    },

    save,

    /**
     * The key to send these words with: the key of the last attempt if they are the same, a new one if they changed.
     * Stored before anything is sent, so that after a lost answer and a reload the same words are still posted once.
     */
    keyFor(words: string): string {
      const sent = digest(words)
      const attempt = draft?.attempt
      const key = attempt?.sent === sent ? attempt.key : randomKey()
      save({ key, sent })
      return key
    },

    /** The words of a place have arrived. Its field is emptied if it is still on screen. */
    clear(arrived: DraftPlace) {
      remember(arrived.site, nameOf(arrived))
      if (arrived !== place) return
      findField()!.value = place.initial
      save()
    },
  }
}

const nameOf = ({ pageKey, slot }: DraftPlace) => `draft ${pageKey} ${slot ?? ''}` as const

/** Any unique string. Not `randomUUID`, which pages without https do not have. */
const randomKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-')

/**
 * Tells whether two texts are the same without keeping either: an email is not ours to store. Should two texts
 * have the same hash, the server refuses the second's key, and it gets another.
 */
const digest = (text: string): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 31), 7)

import type { ReactiveController, ReactiveElement } from '../reactive-element.ts'
import { listen } from '../form/listen.ts'
import type { Draft, SiteStorage } from '../storage.ts'

/** Where a draft belongs. */
export interface DraftPlace {
  storage: SiteStorage
  pageKey: string
  /** The comment replied to, the edit under way, or null: the page itself. */
  slot: string | null
  /** What to begin with when there is no draft. */
  initial: string
}

/** The field that is kept, and where its words belong now. */
export interface DraftField {
  findPlace: () => DraftPlace | undefined
  findField: () => HTMLTextAreaElement | null
  /** The host has turned to another place, which is not drawn yet. */
  handleOpen: () => void
}

const SAVE_AFTER = 300

/**
 * Keeps the words of one field safe: saved a moment after each input, and at once when the page may be going; restored
 * when its host appears or turns to another place. With two tabs the last one that typed wins.
 *
 * It writes to the field only when it opens or clears a place: whatever else the host renders, typed words stay.
 */
export class DraftController implements ReactiveController {
  /** Another object for each opening of a place, so that a late answer can tell whether its place is still open. */
  place: DraftPlace | undefined

  /** When the words were last saved, if that will outlast the page. */
  savedAt: number | undefined

  readonly #host: ReactiveElement
  readonly #field: DraftField
  #draft: Draft | undefined
  #isOpen = false
  #timer: number | undefined

  constructor(host: ReactiveElement, field: DraftField) {
    this.#host = host
    this.#field = field
    host.addController(this)
    listen(host, ['pagehide', 'visibilitychange'], () => this.#flush())
  }

  /** The words as they stand, also before the field is drawn. */
  get body() {
    const field = this.#isOpen && this.#field.findField()
    return field ? field.value : (this.#draft?.body ?? this.place?.initial ?? '')
  }

  get isUnchanged() {
    return this.body === this.place?.initial
  }

  hostDisconnected() {
    this.#flush()
  }

  hostUpdate() {
    const { place: open } = this
    const place = this.#field.findPlace()
    if (open?.storage === place?.storage && open?.pageKey === place?.pageKey && open?.slot === place?.slot) return
    this.#flush()
    this.#isOpen = false
    this.place = place
    this.#field.handleOpen()
    this.#draft = place?.storage.draft(place.pageKey, place.slot)
    this.savedAt = this.#draft?.savedAt
  }

  hostUpdated() {
    const field = this.#field.findField()
    if (this.#isOpen || !field) return
    field.value = this.body
    this.#isOpen = true
  }

  /** To be called on each input. */
  touch() {
    this.#timer ??= setTimeout(() => this.#flush(), SAVE_AFTER)
    this.#host.requestUpdate()
  }

  /**
   * The key to send these words with: the key of the last attempt if they are the same, a new one if they changed. Stored
   * before anything is sent, so that after a lost answer and a reload the same words are still posted once.
   */
  keyFor(words: string): string {
    const sent = digest(words)
    const attempt = this.#draft?.attempt
    const key = attempt?.sent === sent ? attempt.key : randomKey()
    this.#save({ key, sent })
    return key
  }

  /** The key was refused: the next attempt gets another. */
  forgetKey() {
    this.#save()
  }

  /** The words of a place have arrived. Its field is emptied if it is still on screen. */
  clear(place: DraftPlace) {
    place.storage.saveDraft(place.pageKey, place.slot, undefined)
    if (place !== this.place) return
    this.#field.findField()!.value = place.initial
    this.#save()
  }

  /** Saves only what was typed here: an idle tab has nothing to say about another's draft. */
  #flush() {
    if (this.#timer) this.#save(this.#draft?.attempt)
  }

  #save(attempt?: Draft['attempt']) {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { place, body } = this
    if (!place) return
    const savedAt = Date.now()
    this.#draft = this.isUnchanged ? undefined : { body, savedAt, ...(attempt && { attempt }) }
    const isKept = place.storage.saveDraft(place.pageKey, place.slot, this.#draft)
    this.savedAt = this.#draft && isKept ? savedAt : undefined
    this.#host.requestUpdate()
  }
}

/** Any unique string. Not `randomUUID`, which pages without https do not have. */
const randomKey = () => crypto.getRandomValues(new BigUint64Array(2)).join('-')

/**
 * Tells whether two texts are the same without keeping either: an email is not ours to store. Should two texts
 * have the same hash, the server refuses the second's key, and it gets another.
 */
function digest(text: string): string {
  let hash = 0
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return `${hash}`
}

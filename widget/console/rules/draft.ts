import { SETTING_RANGES } from '../../../shared/limits.ts'
import type { Site, SiteSettings } from '../../../shared/site.ts'
import type { WordListAnswer } from '../../../shared/words.ts'
import { ask, isProblem } from '../api.ts'
import { refusedFields, type FieldCode } from '../field.ts'
import { fits, type FieldName, type ListName, type NumberName } from './fields.ts'

export type Settings = Partial<SiteSettings>
export type Words = Partial<Record<ListName, string>>
type Lists = Record<ListName, WordListAnswer['list']>

export const LISTS: readonly ListName[] = ['hold', 'block']

/** Somebody else has stored the list meanwhile. */
export class ListChanged extends Error {}

/** The rules as they are stored, and what was changed of them here and is not. */
export class Draft {
  settings: Settings = {}
  words: Words = {}
  /** What the server would not take. */
  refused = new Map<string, FieldCode>()

  #stored: SiteSettings
  #lists: Lists
  readonly #base: string

  private constructor(base: string, site: Site, lists: Lists) {
    this.#base = base
    this.#stored = site.settings
    this.#lists = lists
  }

  static async load(base: string, signal: AbortSignal): Promise<Draft> {
    const [{ site }, hold, block] = await Promise.all([
      ask<{ site: Site }>(base, { signal }),
      ...LISTS.map((kind) => ask<WordListAnswer>(`${base}/words/${kind}`, { signal })),
    ] as const)
    return new Draft(base, site, { hold: hold!.list, block: block!.list })
  }

  stored<Name extends keyof SiteSettings>(name: Name): SiteSettings[Name] {
    return this.#stored[name]
  }

  get<Name extends keyof SiteSettings>(name: Name): SiteSettings[Name] {
    return Object.hasOwn(this.settings, name) ? this.settings[name]! : this.#stored[name]
  }

  /** What is again as it was is no change. */
  set<Name extends keyof SiteSettings>(name: Name, value: SiteSettings[Name]) {
    if (isSame(value, this.#stored[name])) delete this.settings[name]
    else this.settings[name] = value
    for (const path of this.refused.keys()) if (fieldOf(path) === name) this.refused.delete(path)
  }

  list(kind: ListName) {
    return this.#lists[kind]
  }

  getWords(kind: ListName): string {
    return this.words[kind] ?? this.#lists[kind].words
  }

  setWords(kind: ListName, words: string) {
    // A text field has one kind of line end, whatever was stored.
    if (words === this.#lists[kind].words.replace(/\r\n?/g, '\n')) delete this.words[kind]
    else this.words[kind] = words
    this.refused.delete(kind)
  }

  isChanged(name: FieldName): boolean {
    return Object.hasOwn(this.settings, name) || Object.hasOwn(this.words, name)
  }

  get changeCount() {
    return Object.keys(this.settings).length + Object.keys(this.words).length
  }

  /** Figures that cannot be meant: nothing is sent while there are any. */
  get wrong(): NumberName[] {
    return (Object.keys(this.settings) as NumberName[]).filter(
      (name) => name in SETTING_RANGES && !fits(name, this.settings[name]!),
    )
  }

  refusalOf(name: FieldName): FieldCode | undefined {
    return [...this.refused].find(([path]) => fieldOf(path) === name)?.[1]
  }

  discard() {
    this.settings = {}
    this.words = {}
    this.refused.clear()
  }

  /** What a dry run is asked about: nothing of what stays as it is. */
  get proposal(): { settings?: Settings; words?: Words } {
    return {
      ...(Object.keys(this.settings).length > 0 && { settings: { ...this.settings } }),
      ...(Object.keys(this.words).length > 0 && { words: { ...this.words } }),
    }
  }

  /** Stores one part after the other. What was stored is no change any more, even if the next part is refused. */
  async save() {
    this.refused.clear()
    try {
      await this.#saveSettings()
      for (const kind of LISTS) await this.#saveWords(kind)
    } catch (error) {
      if (this.refused.size === 0) this.refused = refusedFields(error)
      throw error
    }
  }

  async #saveSettings() {
    const settings = { ...this.settings }
    if (Object.keys(settings).length === 0) return
    const { site } = await ask<{ site: Site }>(this.#base, { method: 'PATCH', body: { settings } })
    this.#stored = site.settings
    // What was changed again meanwhile still is.
    for (const name of Object.keys(settings) as (keyof SiteSettings)[])
      if (isSame(this.settings[name], settings[name])) delete this.settings[name]
  }

  async #saveWords(kind: ListName) {
    const words = this.words[kind]
    if (words === undefined) return
    const path = `${this.#base}/words/${kind}`
    const { list } = await ask<WordListAnswer>(path)
    if (list.updatedAt !== this.#lists[kind].updatedAt) throw new ListChanged(kind)
    try {
      this.#lists[kind] = (await ask<WordListAnswer>(path, { method: 'PUT', body: { words } })).list
    } catch (error) {
      // Of the two lists, this one.
      if (isProblem(error, 'invalid-request')) this.refused.set(kind, error.errors[0]?.code ?? 'invalid')
      throw error
    }
    if (this.words[kind] === words) delete this.words[kind]
  }
}

/** `settings.reservedNames.3` is about `reservedNames`. */
const fieldOf = (path: string) => path.split('.').filter((part) => part !== 'settings')[0]

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b) && !Number.isNaN(a)

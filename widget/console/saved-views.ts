import type { NewView, View } from '../../shared/views.ts'
import { ask } from './api.ts'

/**
 * Questions to the queue that a moderator, or the team, has kept. Dispatches `change` when there are others.
 */
export class SavedViews extends EventTarget {
  list: View[] = []
  readonly #path: string

  constructor(siteId: string) {
    super()
    this.#path = `/sites/${siteId}/views`
  }

  /** Without them the queue is as good as with them: a failure is not worth a word. */
  async load() {
    const answer = await ask<{ views: View[] }>(this.#path).catch(() => undefined)
    if (answer) this.#set(answer.views)
  }

  async keep(view: Pick<NewView, 'name' | 'query' | 'isShared'>) {
    const { view: kept } = await ask<{ view: View }>(this.#path, { method: 'POST', body: view })
    this.#set([...this.list, kept])
  }

  async forget(id: string) {
    await ask(`${this.#path}/${id}`, { method: 'DELETE' })
    this.#set(this.list.filter((view) => view.id !== id))
  }

  #set(list: View[]) {
    this.list = list
    this.dispatchEvent(new Event('change'))
  }
}

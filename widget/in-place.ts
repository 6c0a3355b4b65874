import { GroupElement } from './in-place/group-element.ts'
import { LineElement } from './in-place/line-element.ts'
import { StandingElement } from './in-place/standing-element.ts'

export { moderate } from './in-place/moderate.ts'

const ELEMENTS = {
  'baraza-moderate': GroupElement,
  'baraza-moderator': LineElement,
  'baraza-standing': StandingElement,
}

for (const [name, element] of Object.entries(ELEMENTS))
  if (!customElements.get(name)) customElements.define(name, element)

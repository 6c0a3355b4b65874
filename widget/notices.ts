import { NoticesElement } from './elements/notices-element.ts'

const NAME = 'baraza-notices'

if (!customElements.get(NAME)) customElements.define(NAME, NoticesElement)

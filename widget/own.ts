import { OwnElement } from './elements/own-element.ts'

export { save } from './form/save.ts'
export { checkOwn } from './own-comments.ts'

const NAME = 'baraza-own'

if (!customElements.get(NAME)) customElements.define(NAME, OwnElement)

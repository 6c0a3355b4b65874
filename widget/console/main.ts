import { ConsoleElement } from './console-element.ts'
import { loadMessages } from './locales/messages.ts'

customElements.define('baraza-console', ConsoleElement)

const element = new ConsoleElement()
element.messages = await loadMessages()
document.body.append(element)

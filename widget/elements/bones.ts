import { html } from 'lit/html.js'

const BONE = html`<li aria-hidden="true">
  <div class="comment">
    <span class="avatar bone"></span>
    <div class="byline"><span class="bone"></span></div>
    <div class="words"><span class="bone"></span><span class="bone"></span></div>
    <div class="actions"><span class="bone"></span></div>
  </div>
</li>`

/** A few comments to come, in the heights that they will have. */
export const BONES = [BONE, BONE, BONE]

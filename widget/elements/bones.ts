import { html } from 'lit/html.js'

/** Some comments to come, in the heights that they will have. */
export const renderBones = (count: number): unknown[] => Array(Math.max(Math.min(count, 9), 0)).fill(BONES)

const BONES = html`<li aria-hidden="true">
  <div class="comment">
    <span class="avatar bone"></span>
    <div class="byline"><span class="bone"></span></div>
    <div class="words"><span class="bone"></span><span class="bone"></span></div>
    <div class="actions"><span class="bone"></span></div>
  </div>
</li>`

import { css } from '../reactive-element.ts'

/**
 * Every colour and size of the widget. The public names are `--baraza-…`: an owner may set any of them on the
 * element or on any ancestor and needs to set only the first. Inside, the private `--_…` are used: a public name set on
 * `:host` would shadow the owner's own.
 *
 * Custom properties are not computed here: `light-dark()` and `oklch(from …)` resolve where they are used.
 */
export const tokens = css`
  :host {
    /* Never trusted for legibility: accent-ink keeps its hue at a lightness that reads. */
    --_accent: var(--baraza-accent, light-dark(#0b6b5d, #3fa592));
    --_accent-ink: var(
      --baraza-accent-ink,
      light-dark(oklch(from var(--_accent) min(l, 0.48) c h), oklch(from var(--_accent) max(l, 0.78) c h))
    );
    --_ink: var(--baraza-ink, light-dark(#1a1d1f, #e4e6e5));
    --_quiet: var(--baraza-quiet, light-dark(#575d62, #a4abaf));
    --_line: var(--baraza-line, light-dark(#10202824, #e6f5ff26));
    --_edge: var(--baraza-edge, light-dark(#7f868b, #757d83));
    --_fill: var(--baraza-fill, light-dark(#1028340b, #e6f5ff0e));
    --_fill-strong: var(--baraza-fill-strong, light-dark(#10283417, #e6f5ff1c));
    --_danger: var(--baraza-danger, light-dark(#ad2318, #f39a90));
    --_caution: var(--baraza-caution, light-dark(#7a5200, #dcb267));
    /* Rem follows the reader's own setting; the clamp survives a host that writes html { font-size: 8px }. */
    --_text-meta: var(--baraza-text-meta, clamp(13px, 0.8125rem, 18px));
    --_text-ui: var(--baraza-text-ui, clamp(14px, 0.875rem, 20px));
    --_text-words: var(--baraza-text-words, clamp(16px, 1rem, 23px));
    --_text-title: var(--baraza-text-title, clamp(21px, 1.3125rem, 30px));
    --_font: var(--baraza-font, inherit);
    --_font-words: var(--baraza-font-words, inherit);
    --_radius: var(--baraza-radius, 4px);
  }
`

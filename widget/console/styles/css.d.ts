/** A view's own style sheet, loaded with its code. */
declare module '*.css'

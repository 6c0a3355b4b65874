/** What the rulers of markdown-it's block and inline parsers have in common. */
type Ruler<Rule> = { enableOnly(name: string): void; getRules(chain: ''): Rule[] }

/**
 * A rule as markdown-it ships it, for a rule of ours to call. Its rulers hand out functions without their names, so give a fresh
 * one, on which we switch off everything else.
 */
export const stockRule = <Rule>(ruler: Ruler<Rule>, name: string): Rule => {
  ruler.enableOnly(name)
  const [rule] = ruler.getRules('')
  if (!rule) throw new Error(`markdown-it has no rule "${name}"`)
  return rule
}

const rules = new Intl.PluralRules('ar')

type Forms = { one: string; two: string; few: (figure: string) => string; many: (figure: string) => string }

/** Arabic counts one and two without a figure, three to ten with the plural, and from eleven on with the singular. */
export const plural =
  ({ one, two, few, many }: Forms) =>
  (count: number, figure: string): string => {
    const form = rules.select(count)
    return form === 'one' ? one : form === 'two' ? two : form === 'few' ? few(figure) : many(figure)
  }

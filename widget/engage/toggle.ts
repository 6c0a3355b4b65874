export const toggle = (set: Set<string>, id: string, isIn: boolean) => (isIn ? set.add(id) : set.delete(id))

/** A node of JSON-LD; nothing about it is known. */
export type Node = Record<string, unknown>

/** More is not looked at: an article says what it is among the first. */
const MOST_NODES = 300
const ARTICLE = /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|\w*BlogPosting|Report)$/

export interface Graph {
  articles: Node[]
  /** By `@id`, for what is only named where it is used. */
  byId: Map<string, Node>
}

/** Top-level nodes, those of `@graph`, and what a page is about. Scripts that are no JSON say nothing. */
export function readGraph(scripts: readonly string[]): Graph {
  const todo: unknown[] = scripts.map(parse)
  const articles: Node[] = []
  const byId = new Map<string, Node>()
  for (let i = 0; i < todo.length && i < MOST_NODES; i++) {
    const value = todo[i]
    if (Array.isArray(value)) todo.push(...(value as unknown[]).slice(0, MOST_NODES))
    if (!isNode(value)) continue
    if (typeof value['@id'] === 'string' && Object.keys(value).length > 1) byId.set(value['@id'], value)
    if (list(value['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type))) articles.push(value)
    for (const inner of [value['@graph'], value['mainEntity']]) if (inner !== undefined) todo.push(inner)
  }
  return { articles, byId }
}

/** One or many are written the same way. */
export const list = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value]

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The node itself, or the one that it names. */
export const resolve = (value: unknown, { byId }: Graph): unknown =>
  isNode(value) && typeof value['@id'] === 'string' && Object.keys(value).length === 1
    ? (byId.get(value['@id']) ?? value)
    : value

/** The first text of what may be one or many, in a node or bare. */
export function textOf(value: unknown): string | undefined {
  for (const one of list(value)) {
    const found = isNode(one) ? (one['@value'] ?? one['name']) : one
    if (typeof found === 'string' && found.trim()) return found
  }
  return undefined
}

/** The first address, which may be bare or in a node. */
export function addressOf(value: unknown): string | undefined {
  for (const one of list(value)) {
    const found = isNode(one) ? (textOf(one['url']) ?? textOf(one['contentUrl']) ?? one['@id']) : one
    if (typeof found === 'string' && found.trim()) return found
  }
  return undefined
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script) as unknown
  } catch {
    return null
  }
}

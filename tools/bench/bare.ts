import { Hono } from 'hono'

/** What the same server does with nothing to do: beside it, our figures say something on any machine. */
export default new Hono().get('/', (c) => c.json({ comments: [] }))

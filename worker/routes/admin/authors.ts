import { Hono } from 'hono'
import { ListQuery } from '../../../shared/admin.ts'
import { AuthorPatch, NewAuthorNote } from '../../../shared/admin-authors.ts'
import { changeAuthor, findAuthor } from '../../db/admin-authors.ts'
import { anonymise } from '../../db/author-anonymous.ts'
import { addNote, listNotes, removeNote } from '../../db/author-notes.ts'
import type { AdminEnv } from '../../env.ts'
import { tell, tellPagesOf } from '../../live/tell.ts'
import { moderatedSite, ownerOnly } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'
import { actOf } from './act.ts'

const requireAuthor = async (env: AdminEnv['Bindings'], siteId: string, id: string) => {
  const author = await findAuthor(env.DB, env.SECRET, siteId, id)
  if (!author) throw new ProblemError('author-not-found')
  return author
}

export const authors = new Hono<AdminEnv>()
  .get('/:siteId/authors/:id', scope('read'), moderatedSite, async (c) =>
    c.json({ author: await requireAuthor(c.env, c.var.site.id, c.req.param('id')) }),
  )

  .patch(
    '/:siteId/authors/:id',
    scope('decide'),
    moderatedSite,
    requireJson,
    validate('json', AuthorPatch),
    async (c) => {
      const id = c.req.param('id')
      const changed = await changeAuthor(c.env.DB, actOf(c), id, c.req.valid('json'))
      if (!changed) throw new ProblemError('author-not-found')
      if (changed.isSeen) tellPagesOf(c, c.var.site.id, { authorIds: [id] })
      return c.json({ author: await requireAuthor(c.env, c.var.site.id, id) })
    },
  )

  // For owners: there is no way back.
  .delete('/:siteId/authors/:id', scope('admin'), moderatedSite, ownerOnly, async (c) => {
    const erasure = await anonymise(c.env.DB, actOf(c), c.req.param('id'))
    if (!erasure) throw new ProblemError('author-not-found')
    const authorIds = [c.req.param('id')]
    tell(c, c.var.site.id, { type: 'erased', authorIds })
    tellPagesOf(c, c.var.site.id, { authorIds })
    return c.json(erasure)
  })

  .get('/:siteId/authors/:id/notes', scope('read'), moderatedSite, validate('query', ListQuery), async (c) => {
    const notes = await listNotes(c.env.DB, c.var.site.id, c.req.param('id'), c.req.valid('query'))
    if (!notes) throw new ProblemError('author-not-found')
    return c.json(notes)
  })

  .post(
    '/:siteId/authors/:id/notes',
    scope('decide'),
    moderatedSite,
    requireJson,
    validate('json', NewAuthorNote),
    async (c) => {
      const note = await addNote(c.env.DB, actOf(c), c.req.param('id'), c.req.valid('json').body)
      if (!note) throw new ProblemError('author-not-found')
      return c.json({ note }, 201)
    },
  )

  .delete('/:siteId/notes/:id', scope('decide'), moderatedSite, async (c) => {
    if (!(await removeNote(c.env.DB, actOf(c), c.req.param('id')))) throw new ProblemError('note-not-found')
    return c.body(null, 204)
  })

import { Hono } from 'hono'
import { ListQuery } from '../../../shared/admin.ts'
import { NewSite, SitePatch } from '../../../shared/site.ts'
import { markSite } from '../../db/mirror.ts'
import { createSite, toSite, updateSite } from '../../db/sites.ts'
import type { AdminEnv } from '../../env.ts'
import { moderatedSite, ownerOnly } from '../../middleware/moderator.ts'
import { scope } from '../../middleware/scope.ts'
import { listSites } from '../../places/list-sites.ts'
import { firstOf, isBound } from '../../places/places.ts'
import { invalidField, ProblemError } from '../../problem.ts'
import { requireJson, validate } from '../../validate.ts'

export const sites = new Hono<AdminEnv>()
  .get('/', scope('read'), validate('query', ListQuery), async (c) =>
    c.json(
      await listSites(
        c.env,
        c.var.moderator.sites.map(({ id }) => id),
        c.req.valid('query'),
      ),
    ),
  )

  .post('/', scope('admin'), requireJson, validate('json', NewSite), async (c) => {
    const { moderator } = c.var
    if (!moderator.sites.some(({ role }) => role === 'owner'))
      throw new ProblemError('not-allowed', { detail: 'Only an owner of a site may create another.' })
    const site = c.req.valid('json')
    if (!isBound(c.env, site.database))
      throw invalidField('database', 'invalid', 'Is not a database of this installation')
    const created = await createSite(c.env.DB, site, moderator.id, Date.now())
    if (!created) throw new ProblemError('site-exists')
    return c.json({ site: toSite(created, site.database) }, 201)
  })

  .get('/:siteId', scope('read'), moderatedSite, (c) => c.json({ site: toSite(c.var.site, c.var.database) }))

  .patch('/:siteId', scope('admin'), moderatedSite, ownerOnly, requireJson, validate('json', SitePatch), async (c) => {
    const act = { moderatorId: c.var.moderator.id, now: Date.now() }
    const { database } = c.var
    const site = await updateSite(c.env.DB, c.var.site, c.req.valid('json'), act)
    // Its name is in the first database as well.
    if (database !== 'DB') await markSite(firstOf(c.env), site.id)
    return c.json({ site: toSite(site, database) })
  })

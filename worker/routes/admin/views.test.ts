import { beforeEach, expect, test } from 'vitest'
import { MAX_VIEWS } from '../../../shared/limits.ts'
import { ViewAnswer, ViewList } from '../../../shared/views.ts'
import { expectProblem } from '../../testing/client.ts'
import { answerOf, moderating } from '../../testing/moderate.ts'
import { openSite } from '../../testing/posting.ts'
import { seedModerator, seedSite } from '../../testing/seed.ts'

type Site = ReturnType<typeof moderating>
let amina: Site
let baraka: Site

beforeEach(async () => {
  amina = moderating(await openSite())
  baraka = moderating((await seedModerator({ paper: 'moderator' }, 'Baraka')).token)
})

const add = async (site: Site, name: string, view: object = {}) =>
  (await answerOf(site.post('/views', { name, query: { status: 'pending' }, ...view }), ViewAnswer)).view
const names = async (site: Site) => (await answerOf(site.get('/views'), ViewList)).views.map(({ name }) => name)

test('a view is kept with its question as it was typed', async () => {
  const query = { status: 'pending', check: 'links', order: 'oldest', from: '2026-11-01', q: '"the ice" harb' }
  const view = await add(amina, 'Links', { query })
  expect(view).toMatchObject({ name: 'Links', query, isShared: false, moderator: { name: 'Amina' } })
  expect((await answerOf(amina.get('/views'), ViewList)).views).toEqual([view])
  const asked = await amina.get(`/comments?${new URLSearchParams(view.query).toString()}`)
  expect(asked.status).toBe(200)
})

test('what the queue would refuse is refused, and so is a place in it', async () => {
  for (const query of [
    { status: 'lost' },
    { from: 'yesterday' },
    { limit: '5' },
    { cursor: 'x' },
    { nope: '1' },
    'a=b',
  ])
    await expectProblem(await amina.post('/views', { name: 'View', query }), 'invalid-request')
  const { id } = await add(amina, 'View')
  await expectProblem(await amina.patch(`/views/${id}`, { query: { status: 'lost' } }), 'invalid-request')
  expect((await answerOf(amina.get('/views'), ViewList)).views[0]!.query).toEqual({ status: 'pending' })
})

test('one sees one’s own and the team’s, and nobody else’s', async () => {
  const own = await add(amina, 'Mine')
  await add(amina, 'Ours', { isShared: true })
  await add(baraka, 'His')
  expect(await names(amina)).toEqual(['Mine', 'Ours'])
  expect(await names(baraka)).toEqual(['Ours', 'His'])
  await expectProblem(await baraka.patch(`/views/${own.id}`, { name: 'Taken' }), 'view-not-found')
  await expectProblem(await baraka.remove(`/views/${own.id}`), 'view-not-found')
})

test('the team may change what is shared, but only its maker takes it away from the others', async () => {
  const { id } = await add(amina, 'Ours', { isShared: true })
  expect((await baraka.patch(`/views/${id}`, { name: 'All of us' })).status).toBe(200)
  await expectProblem(await baraka.patch(`/views/${id}`, { isShared: false }), 'not-allowed')
  await answerOf(amina.patch(`/views/${id}`, { isShared: false }), ViewAnswer)
  expect(await names(baraka)).toEqual([])
  expect(await names(amina)).toEqual(['All of us'])
  expect((await amina.remove(`/views/${id}`)).status).toBe(204)
  expect(await names(amina)).toEqual([])
})

test('they stand in an order that can be changed', async () => {
  const views = [await add(amina, 'A'), await add(amina, 'B'), await add(amina, 'C', { isShared: true })]
  await answerOf(amina.patch(`/views/${views[2]!.id}`, { position: 0 }), ViewAnswer)
  expect(await names(amina)).toEqual(['C', 'A', 'B'])
  await answerOf(amina.patch(`/views/${views[1]!.id}`, { position: 1, name: 'B2' }), ViewAnswer)
  expect(await names(amina)).toEqual(['C', 'B2', 'A'])
  await answerOf(amina.patch(`/views/${views[2]!.id}`, { position: 99 }), ViewAnswer)
  expect(await names(amina)).toEqual(['B2', 'A', 'C'])
  expect(await names(amina)).toEqual(['B2', 'A', 'C'])
})

test('there are so many at most, and none of another site', async () => {
  for (let i = 0; i < MAX_VIEWS; i++) await add(amina, `View ${i}`)
  await expectProblem(await amina.post('/views', { name: 'One more', query: {} }), 'too-many-views')
  await add(baraka, 'His')
  await seedSite({ id: 'other' })
  const other = moderating((await seedModerator({ other: 'owner' }, 'Eve')).token, 'other')
  expect(await names(other)).toEqual([])
})

import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { expectAccessible, minutesAgo, serve, show } from '../testing/comments.ts'
import { inArticle, LIST, more, useEngagement } from '../testing/engage.ts'

useEngagement()

test('is there in Swahili and Arabic, with their plurals and figures', async () => {
  localStorage.setItem('baraza demo visits', JSON.stringify({ '/ice': Date.parse(minutesAgo(5)) }))
  document.documentElement.lang = 'sw'
  serve(LIST)
  const swahili = show()
  await expect.element(page.getByRole('button', { name: 'Mapya 3 tangu ulipotembelea mwisho' })).toBeVisible()
  await expect.element(inArticle('What happens', 'Kunja pamoja na jibu 1')).toBeVisible()
  swahili.remove()
  localStorage.setItem('baraza demo visits', JSON.stringify({ '/ice': Date.parse(minutesAgo(5)) }))
  document.documentElement.lang = 'ar'
  const element = show()
  await expect.element(page.getByRole('button', { name: '٣ تعليقات جديدة منذ زيارتك الأخيرة' })).toBeVisible()
  await expect.element(inArticle('What happens', 'أوصِ به، ٩')).toBeVisible()
  await expectAccessible(element)
})

test('speaks the language that the page turns to, and keeps what is under way', async () => {
  serve(LIST)
  show()
  await more('They sell').click()
  await expect.element(inArticle('They sell', 'Report')).toBeVisible()
  document.documentElement.lang = 'sw'
  await expect.element(inArticle('What happens', 'Kunja pamoja na jibu 1')).toBeVisible()
  await expect.element(inArticle('They sell', 'Ripoti')).toBeVisible()
  document.documentElement.lang = 'en'
  await expect.element(inArticle('They sell', 'Report')).toBeVisible()
})

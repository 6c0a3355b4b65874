import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'

test('schema.sql shows what the migrations add up to', async () => {
  const { results } = await env.DB.prepare(
    `SELECT sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'd1_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'
      ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
  ).all<{ sql: string }>()
  await expect(results.map(({ sql }) => `${sql};`).join('\n\n') + '\n').toMatchFileSnapshot('./schema.sql')
})

import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { articles } from './articles/index.ts'
import { authors } from './authors.ts'
import { shareablePicture } from './pictures.ts'
import { articlePage } from './templates/article.ts'
import { articlePath } from './templates/card.ts'
import { frontPage } from './templates/front.ts'
import { imagePath, portraitPath } from './templates/head.ts'

export interface DemoOptions {
  outDir: string
  /** Origin of the worker that serves Baraza; empty when it serves the paper as well. */
  server: string
  site: string
  /** Where the paper itself is read, for its canonical links. */
  origin?: string
}

/** In cascade order; readers get one file. */
const STYLES = ['tokens.css', 'paper.css', 'masthead.css', 'article.css', 'cards.css', 'front.css']

/** Writes the paper as static files. */
export const buildDemo = async ({
  outDir,
  server,
  site,
  origin = 'http://localhost:8787',
}: DemoOptions): Promise<void> => {
  const edition = articles
    .map((article) => article.publishedAt)
    .sort()
    .at(-1)!
  const write = async (path: string, text: string): Promise<void> => {
    const file = join(outDir, path)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, text)
  }

  await write('index.html', frontPage(articles, { server, site, origin, edition }))
  for (const article of articles) {
    await write(`${articlePath(article.slug)}index.html`, articlePage(article, { server, site, origin, edition }))
    await write(imagePath(article), shareablePicture(article.picture.key))
  }
  for (const author of Object.values(authors)) await write(portraitPath(author), shareablePicture(author.portrait))
  const styles = await Promise.all(STYLES.map((name) => readFile(new URL(name, import.meta.url), 'utf8')))
  await write('paper.css', styles.join('\n'))
  await cp(new URL('favicon.svg', import.meta.url), join(outDir, 'favicon.svg'))
}

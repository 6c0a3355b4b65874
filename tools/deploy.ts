import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { buildWidgetAnew, WIDGET } from './assets.ts'
import { deploy, type Deployed } from './deployment.ts'
import { Failure, runTask } from './failure.ts'
import { readSite, suggestId, type Answers } from './first-site.ts'
import { describeSignIn } from './sign-in.ts'

await runTask(async () => {
  const { values } = parseArgs({
    options: {
      account: { type: 'string' },
      site: { type: 'string' },
      name: { type: 'string' },
      origin: { type: 'string' },
      owner: { type: 'string' },
      'sign-in': { type: 'boolean', default: false },
    },
  })
  const deployed = await deploy({
    ...(values.account && { account: values.account }),
    build: buildWidgetAnew,
    signIn: values['sign-in'],
    firstSite: async () => readSite(process.stdin.isTTY ? await ask(values) : values),
    say: (line) => console.log(line),
  })
  console.log(farewell(deployed))
})

/** Asks for what the flags leave open. */
async function ask(given: Answers): Promise<Answers> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const question = async (text: string, suggestion = '') =>
    (await terminal.question(suggestion ? `${text} (${suggestion}): ` : `${text}: `)).trim() || suggestion
  try {
    console.log('\nThis is the first deployment. Three questions about your website:')
    const name = given.name ?? (await question('Its name'))
    return {
      name,
      site: given.site ?? (await question('A short id for it, in small letters', suggestId(name))),
      origin: given.origin ?? (await question('Its address, such as https://news.example')),
      owner: given.owner ?? name,
    }
  } catch (error) {
    throw new Failure('Nothing was deployed.', { cause: error })
  } finally {
    terminal.close()
  }
}

function farewell({ url, site, moderatorToken, signInLink }: Deployed): string {
  const snippet = (id: string) => `  <script async src="${url}/embed.js" data-site="${id}"></script>`
  const signIn = signInLink ? `\n${describeSignIn(url, signInLink, WIDGET)}\n` : ''
  if (!site)
    return `\nBaraza is up to date at ${url}\nThe snippet on your pages stays as it is:\n\n${snippet('…')}\n${signIn}`
  return `
Baraza is at ${url}

Paste this where the comments should be, on every page of ${site.name}:

${snippet(site.id)}
${signIn}
This token is for programs and for curl. It is shown once; keep it where you keep passwords:

  ${moderatorToken}

When you are signed out and have no mail to sign in with, npm run deploy -- --sign-in makes another link.
`
}

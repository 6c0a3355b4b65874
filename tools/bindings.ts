import { Failure } from './failure.ts'
import { runWrangler } from './wrangler.ts'

const FILE = 'worker/worker-configuration.d.ts'

/** Writes the types of what wrangler.toml binds to the Worker. */
export async function writeBindings(file = FILE): Promise<void> {
  const { status, output } = await runWrangler(['types', '--include-runtime=false', file])
  if (status !== 0) throw new Failure(output)
}

/** Refuses types that are no longer those of wrangler.toml. */
export async function bindingsAreCurrent(): Promise<void> {
  const { status, output } = await runWrangler(['types', '--check', '--include-runtime=false', FILE])
  if (status !== 0) throw new Failure(output)
}

import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const REPOSITORY = resolve(__dirname, '../..')

/** Bundles one function as the build does: one CommonJS file at `<dir>/<name>/index.js`. */
export const buildFixture = async (dir: string, name: string, source: string): Promise<void> => {
  await build({
    stdin: { contents: source, resolveDir: REPOSITORY, loader: 'ts' },
    outfile: join(dir, name, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  })
}

/** Creates a directory of built functions before the tests of this file and removes it afterwards. The path is returned at once. */
export const withFunctions = (sources: Readonly<Record<string, string>>, config: object = {}): string => {
  const dir = mkdtempSync(join(tmpdir(), 'functions-'))
  beforeAll(async () => {
    await writeFile(join(dir, 'cloudbaserc.json'), JSON.stringify(config))
    await Promise.all(Object.entries(sources).map(([name, source]) => buildFixture(dir, name, source)))
  })
  afterAll(() => rmSync(dir, { recursive: true }))
  return dir
}

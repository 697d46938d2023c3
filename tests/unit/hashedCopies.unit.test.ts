import { createHash } from 'node:crypto'
import { type Compiler, sources } from 'webpack'
import { HashedCopies } from '../../config/lean'

/** A copy as Taro makes them: its hash says nothing of what is in it. */
const copyOf = (text: string) => Object.assign(new sources.RawSource(text), { updateHash: () => undefined })

const hashOf = (source: sources.Source) => {
  const hash = createHash('md5')
  source.updateHash(hash)
  return hash.digest('hex')
}

/** What the plugin makes of the assets of a build. */
function built(assets: Record<string, sources.Source>): Record<string, sources.Source> {
  type Tap = (options: object, work: (assets: Record<string, sources.Source>) => void) => void
  const result = { ...assets }
  const compilation = {
    hooks: { processAssets: { tap: ((_, work) => work(assets)) satisfies Tap } },
    updateAsset: (file: string, source: sources.Source) => {
      result[file] = source
    },
  }
  const thisCompilation = { tap: (_: string, work: (one: typeof compilation) => void) => work(compilation) }
  new HashedCopies().apply({ hooks: { thisCompilation } } as object as Compiler)
  return result
}

const FILE = 'packages/pass/rider/sub-common/0123.js'

test('two copies with other contents have other hashes, and what they say stays', () => {
  const [one, other] = [copyOf('first()'), copyOf('second()')].map((copy) => built({ [FILE]: copy })[FILE] ?? copy)
  expect(one?.source()).toBe('first()')
  expect(one && hashOf(one)).not.toBe(other && hashOf(other))
})

test('what is no copy stays as it is', () => {
  const page = copyOf('page()')
  expect(built({ 'pages/home/index.js': page })['pages/home/index.js']).toBe(page)
})

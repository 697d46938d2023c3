import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { compile } from 'sass'
import { tabs } from '../../../src/domains/pages'
import { projectDir } from './builtDist'
import type { Finding } from './finding'
import { KB } from './weights'

/** What a domain may put into the main package, in bytes: its entries on the tabs. Everything else loads with its own packages. */
const MOST = 3 * KB

/** Domains that are more than entries on the tabs. */
const LARGER: { readonly [domain: string]: number } = {
  // Everybody's: who one is, how far the registration has come.
  account: 8 * KB,
  // A tab of its own, which shows a code without network.
  pass: 18 * KB,
}

export interface Share {
  domain: string
  bytes: number
  budget: number
}

/** The styles of domains; all others are no domain's. */
const styles: Plugin = {
  name: 'styles',
  setup: (one) =>
    one.onLoad({ filter: /\.scss$/ }, ({ path }) => ({ contents: path.includes('/packages/') ? compile(path).css : '', loader: 'css' })),
}

/** What each domain adds to the main package: code and styles that the app's launch and the four tabs reach, minified, without what nothing uses. */
export async function domainShares(): Promise<Share[]> {
  const { metafile } = await build({
    absWorkingDir: projectDir,
    entryPoints: ['app', ...Object.values(tabs)].map((entry) => join('src', `${entry}.tsx`)),
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2019',
    charset: 'utf8',
    minify: true,
    packages: 'external',
    define: { 'process.env.TARO_ENV': '"weapp"' },
    plugins: [styles],
    outdir: 'dist/shares',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  const bytes = new Map<string, number>()
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const [, domain] = /^(?:src\/packages|contract)\/(\w+)\//.exec(path) ?? []
      if (domain && domain !== 'kernel') bytes.set(domain, (bytes.get(domain) ?? 0) + bytesInOutput)
    }
  return [...bytes].sort().map(([domain, size]) => ({ domain, bytes: size, budget: LARGER[domain] ?? MOST }))
}

/** Domains above their budget. */
export const checkShares = (shares: readonly Share[]): Finding[] =>
  shares
    .filter(({ bytes, budget }) => bytes > budget)
    .map(({ domain, bytes, budget }) => ({ file: domain, message: `adds ${bytes} bytes to the main package, budget ${budget}` }))

import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { compile } from 'sass'
import { tabs } from '../../../src/domains/pages'
import { projectDir } from './builtDist'
import type { Finding } from './finding'
import { KB } from './weights'

/** The budget of a domain in the main package, in bytes, for its entries on the tabs. Everything else belongs to its own packages. */
const MOST = 3 * KB

/** Budgets of the domains with more than entries on the tabs. */
const LARGER: { readonly [domain: string]: number } = {
  // Every person needs it: the identity and the progress of the registration.
  account: 8 * KB,
  // Offers, lessons of today, how one stands, and what a teacher has today, on three tabs.
  course: 4.25 * KB,
  // Riders, clerks, owners and applicants have pages each, and each action says what it shows or changes.
  merchant: 4.75 * KB,
  // The pass has a tab of its own, which shows a code without network and what a guard has decided, and its things of 今天.
  pass: 21 * KB,
}

export interface Share {
  domain: string
  bytes: number
  budget: number
}

/** Loads the styles of domains only, because other styles belong to no domain. */
const styles: Plugin = {
  name: 'styles',
  setup: (one) =>
    one.onLoad({ filter: /\.scss$/ }, ({ path }) => ({ contents: path.includes('/packages/') ? compile(path).css : '', loader: 'css' })),
}

/**
 * The size of each domain in the main package: its code and styles that the app's launch and the four tabs use, minified and without unused
 * code.
 */
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

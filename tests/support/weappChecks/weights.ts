import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Dist } from '../weapp/dist'
import type { Finding } from './finding'

export const KB = 1024

/**
 * Budgets in bytes. WeChat's own limit is 2 MB a package; ours keep the first start short on a bad network. The main package may have 450 KB when
 * all domains are there: so much now, with five of them on the phone, and so much more with each of the nine to come.
 */
export const BUDGETS = {
  main: 426 * KB,
  mainPerDomain: 5 * KB,
  mainAtMost: 450 * KB,
  subpackage: 300 * KB,
  setData: 20 * KB,
  homeSetData: 12 * KB,
}

/** Domains with packages of their own when the budget of the main package was set. */
const DOMAINS = 5

function mainBudget(roots: readonly string[]): number {
  const domains = new Set(roots.map((root) => root.split('/')[1])).size
  return Math.min(BUDGETS.mainAtMost, BUDGETS.main + BUDGETS.mainPerDomain * Math.max(0, domains - DOMAINS))
}

export interface Weight {
  /** `main`, or the root of the subpackage. */
  name: string
  bytes: number
  budget: number
}

/** The uncompressed size of the main package and of each subpackage, as WeChat counts it. */
export function weigh(dist: Dist): Weight[] {
  const roots = (dist.app.subPackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'))
  const bytesOf = (belongs: (file: string) => boolean) =>
    dist.files.filter(belongs).reduce((sum, file) => sum + statSync(join(dist.dir, file)).size, 0)
  const main = { name: 'main', bytes: bytesOf((file) => !roots.some((root) => file.startsWith(root))), budget: mainBudget(roots) }
  return [main, ...roots.map((root) => ({ name: root, bytes: bytesOf((file) => file.startsWith(root)), budget: BUDGETS.subpackage }))]
}

/** Packages above their budget. */
export const checkWeights = (dist: Dist): Finding[] =>
  weigh(dist)
    .filter(({ bytes, budget }) => bytes > budget)
    .map(({ name, bytes, budget }) => ({ file: name, message: `weighs ${bytes} bytes, budget ${budget}` }))

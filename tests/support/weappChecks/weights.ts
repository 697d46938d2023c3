import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Dist } from '../weapp/dist'
import type { Finding } from './finding'

export const KB = 1024

/** Budgets in bytes. WeChat's limit is 2 MB for a package; ours keep the first start short on a slow network. */
export const BUDGETS = { main: 450 * KB, subpackage: 300 * KB, setData: 20 * KB }

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
  const main = { name: 'main', bytes: bytesOf((file) => !roots.some((root) => file.startsWith(root))), budget: BUDGETS.main }
  return [main, ...roots.map((root) => ({ name: root, bytes: bytesOf((file) => file.startsWith(root)), budget: BUDGETS.subpackage }))]
}

/** Packages above their budget. */
export const checkWeights = (dist: Dist): Finding[] =>
  weigh(dist)
    .filter(({ bytes, budget }) => bytes > budget)
    .map(({ name, bytes, budget }) => ({ file: name, message: `weighs ${bytes} bytes, budget ${budget}` }))

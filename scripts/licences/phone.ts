import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LockedPackage, neededBy } from './lock'

/** What Taro itself puts into every build for WeChat. */
const RUNTIME = [
  '@tarojs/components',
  '@tarojs/plugin-framework-react',
  '@tarojs/plugin-platform-weapp',
  '@tarojs/react',
  '@tarojs/runtime',
  'react',
]
const IMPORT = /(?:from|import)\s+'((?:@[^/']+\/)?[^./'][^/']*)/g

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))

/**
 * The packages that can reach a phone: those that its code and the contract import, Taro's runtime, and what these need. Which parts of them
 * are in the build is decided by webpack, so these are the most.
 */
export function packagesOfPhone(lock: readonly LockedPackage[]): Set<LockedPackage> {
  const imported = ['src', 'contract'].flatMap(sourcesIn).flatMap((text) => [...text.matchAll(IMPORT)].map(([, name = '']) => name))
  const byPath = new Map(lock.map((one) => [one.path, one]))
  const needed = (path: string, names: readonly string[]) => names.flatMap((name) => neededBy(byPath, path, name) ?? [])
  const reached = new Set(needed('', [...RUNTIME, ...imported]))
  // A set that grows while it is walked is walked to its end.
  for (const { path, needs } of reached) for (const one of needed(path, needs)) reached.add(one)
  return reached
}

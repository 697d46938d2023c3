import { readFileSync } from 'node:fs'
import { bundleFunction, bundleWechatSdk } from './bundleFunction'
import { deployedFunctions } from './functions'
import { type LockedPackage, readLock } from './licences/lock'
import { packagesOfPhone } from './licences/phone'
import { DECLARED, licenceProblems } from './licences/rules'

const INSTALLED = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/

/** The packages that are in the bundles of the functions. */
async function packagesOfFunctions(lock: readonly LockedPackage[]): Promise<Set<LockedPackage>> {
  const entries = deployedFunctions().map(({ entry }) => `cloudfunctions/functions/${entry.name}/index.ts`)
  const bundled = await Promise.all([
    bundleWechatSdk('unused.js', false),
    ...entries.map((entry) => bundleFunction(entry, 'unused.js', false)),
  ])
  const paths = new Set(bundled.flat().flatMap((file) => INSTALLED.exec(file)?.[0] ?? []))
  return new Set(lock.filter(({ path }) => paths.has(path)))
}

/**
 * `npm run licences`: each package that reaches a phone or a function, with its versions and licences, and a count of the tools. The exit code
 * is 1 when the licence of any package, tools included, is neither permitted nor declared with a reason.
 */
async function main() {
  const lock = readLock(readFileSync('package-lock.json', 'utf8'))
  const [functions, phone] = [await packagesOfFunctions(lock), packagesOfPhone(lock)]
  for (const [where, packages] of [['functions', functions] as const, ['phone', phone] as const]) {
    console.log(`\nreach the ${where}: ${packages.size}`)
    const lines = [...packages].map(({ name, version, licence }) => `  ${name} ${version} (${licence ?? DECLARED[name]})`)
    for (const line of lines.sort()) console.log(line)
  }
  console.log(`\ntools and their parts: ${lock.filter((one) => !functions.has(one) && !phone.has(one)).length}`)
  const problems = licenceProblems(lock)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

void main()

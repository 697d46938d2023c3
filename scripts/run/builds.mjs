// What can be built, from which files, and whether that was done.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, giveUp, progressLine, root, run } from './steps.mjs'

const SETTINGS = ['babel.config.js', 'project.config.json', 'package-lock.json', 'scripts/buildPhone.mjs']
const PHONE = ['src', 'contract', 'config', 'types', ...SETTINGS]

export const BUILDS = {
  functions: {
    title: 'building the cloud functions',
    inputs: ['cloudfunctions', 'contract', 'scripts', 'package-lock.json'],
    program: ['--import', 'tsx', 'scripts/buildFunctions.ts'],
  },
  h5: { title: 'building the browser preview', inputs: PHONE, program: ['scripts/buildPhone.mjs', 'h5'] },
  weapp: { title: 'building the mini-program (half a minute)', inputs: PHONE, program: ['scripts/buildPhone.mjs', 'weapp'] },
}

function* filesBelow(path) {
  if (!statSync(path).isDirectory()) yield path
  else for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name))
}

function fingerprint(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) for (const file of filesBelow(at(input))) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Calls `make` unless the result was made from the same files; then the stamp's time says when that was last seen. */
async function unlessCurrent(name, make) {
  const stamp = at(`dist/.built/${name}`)
  const now = fingerprint(BUILDS[name].inputs)
  const current = existsSync(at(`dist/${name}`)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now
  const result = current ? { code: 0, said: '' } : await make()
  if (result.code === 0) {
    mkdirSync(at('dist/.built'), { recursive: true })
    writeFileSync(stamp, now)
  }
  return result
}

const make = (name, onMessage) => run(process.execPath, BUILDS[name].program, { NODE_ENV: 'production' }, onMessage)

/** Builds what isn't built from these files already, with its progress on one line; when that fails, shows why and ends. */
export async function build(name) {
  await unlessCurrent(name, async () => {
    const line = progressLine(BUILDS[name].title)
    const result = await make(name)
    line.end(result.code === 0)
    return result.code === 0 ? result : giveUp(result.said)
  })
}

/** Builds behind something else: tells `{ state: 'building', percent }`, then `{ state: 'built' }` or `{ state: 'failed', said }`. */
export async function buildBehind(name, tell) {
  const { code, said } = await unlessCurrent(name, () => make(name, ({ percent }) => tell({ state: 'building', percent })))
  tell(code === 0 ? { state: 'built' } : { state: 'failed', said })
}

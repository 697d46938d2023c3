// What `npm start` and `npm test` need before anything of ours can run: plain Node, no package, since none may be installed yet.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const at = (path) => join(root, path)
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Runs one step with its progress on one line; on failure shows everything it said and ends. */
export async function step(title, command, args, env = {}) {
  const started = Date.now()
  const show = (end) => process.stdout.write(`  ${title} … ${Math.round((Date.now() - started) / 1000)} s${end}`)
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  const ticking = process.stdout.isTTY ? setInterval(() => show('\r'), 1000) : undefined
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  clearInterval(ticking)
  show(code === 0 ? '\n' : ' failed\n')
  if (code === 0) return
  process.stderr.write(Buffer.concat(said))
  process.exit(1)
}

/** Installs what package-lock.json pins, when it isn't installed already. */
export async function installDependencies() {
  const installed = at('node_modules/.package-lock.json')
  const current = existsSync(installed) && statSync(installed).mtimeMs >= statSync(at('package-lock.json')).mtimeMs
  if (!current) await step('installing what package-lock.json pins (about a minute)', npm, ['ci', '--no-audit', '--no-fund'])
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

const PHONE = ['src', 'contract', 'config', 'types', 'babel.config.js', 'project.config.json', 'package-lock.json']

/** What can be built, from which files, and by which script of package.json. */
const BUILDS = {
  functions: {
    title: 'building the cloud functions',
    inputs: [
      'cloudfunctions',
      'contract',
      'scripts/buildFunctions.ts',
      'scripts/functions.ts',
      'scripts/leftOut.js',
      'scripts/webStreams.js',
      'scripts/mimeDb.js',
      'package-lock.json',
    ],
  },
  h5: { title: 'building the browser preview (half a minute)', inputs: PHONE },
  weapp: { title: 'building the mini-program (half a minute)', inputs: PHONE },
}

/** Builds unless the result was made from the same files; then the stamp's time says when that was last seen. */
export async function build(name) {
  const { title, inputs } = BUILDS[name]
  const stamp = at(`dist/.built/${name}`)
  const now = fingerprint(inputs)
  if (existsSync(at(`dist/${name}`)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return writeFileSync(stamp, now)
  await step(title, npm, ['run', `build:${name}`], { NODE_ENV: 'production' })
  mkdirSync(at('dist/.built'), { recursive: true })
  writeFileSync(stamp, now)
}

const CHROMIUM = '/usr/bin/chromium'
const hasChineseFont = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() !== ''
const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-noto-cjk'

/** The browser tests need Debian's Chromium and a Chinese font. */
export async function installBrowser() {
  if (existsSync(CHROMIUM) && hasChineseFont()) return
  if (process.getuid?.() !== 0) {
    console.error(`The browser tests need Chromium and a Chinese font. Run once: sudo ${INSTALL}`)
    process.exit(1)
  }
  await step('installing Chromium and a Chinese font', 'sh', ['-c', `apt-get update && ${INSTALL}`], { DEBIAN_FRONTEND: 'noninteractive' })
}

/** Runs a program of ours in the foreground and ends as it ends. A Ctrl-C reaches it by the terminal; we wait for it to clean up. */
export async function handOver(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const code = await new Promise((resolve) => child.on('close', resolve))
  process.exit(code ?? 1)
}

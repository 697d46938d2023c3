// What must be there before anything of ours can be built or tested.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { aptGet } from './apt.mjs'
import { at, npm, step } from './steps.mjs'

const packagesOf = (path) => JSON.parse(readFileSync(at(path), 'utf8')).packages

/** Compares what npm noted of the installed packages with what is pinned; optional ones are for some machines only. */
function isInstalled() {
  const note = 'node_modules/.package-lock.json'
  if (!existsSync(at(note))) return false
  const [pinned, installed] = ['package-lock.json', note].map(packagesOf)
  return Object.entries(pinned).every(
    ([path, { version, optional }]) => path === '' || (installed[path]?.version ?? (optional ? version : undefined)) === version,
  )
}

/** Installs what package-lock.json pins, when it isn't installed already. */
export async function installDependencies() {
  if (isInstalled()) return
  await step('installing what package-lock.json pins (about a minute)', npm, ['ci', '--no-audit', '--no-fund'])
}

const CHROMIUM = '/usr/bin/chromium-headless-shell'
const hasChineseFont = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() !== ''
const INSTALL = ['install', '-y', '--no-install-recommends', 'chromium-headless-shell', 'fonts-noto-cjk']

/** The browser tests need Debian's Chromium, without the windows around its pages, and a Chinese font. */
export async function installBrowser() {
  if (existsSync(CHROMIUM) && hasChineseFont()) return
  if (process.getuid?.() !== 0) {
    console.error(`The browser tests need Chromium and a Chinese font. Run once: sudo apt-get ${INSTALL.join(' ')}`)
    process.exit(1)
  }
  await aptGet('reading the lists of packages', ['update'])
  await aptGet('installing Chromium and a Chinese font', INSTALL)
}

import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startEmulator } from '../../emulator/server'
import { fill } from '../../seed/fill'
import { openBrowser, openPhone } from '../../tests/support/browser'
import { inviteFirstStaff } from '../firstStaff'
import { clockForPicture, startClock } from './clock'
import { gallery } from './gallery'
import { looksSame } from './sameLook'
import { SHOTS } from './shots'
import type { Shot } from './shots/shot'

const OUT = 'docs/screens'
const SCALES = ['1', '1.5'] as const

interface Studio {
  readonly browser: Browser
  readonly port: number
  /** A page that compares pictures. */
  readonly table: Page
}

/** Two pictures of one screen, at 375x812 as most phones are: at the usual font and at WeChat's largest. Returns the names of those that changed. */
async function photograph({ browser, port, table }: Studio, { name, openid, page: path, prepare }: Shot): Promise<string[]> {
  const changed = []
  for (const scale of SCALES) {
    const file = `${name}${scale === '1' ? '' : '-large'}.jpg`
    const url = `http://${openid}.localhost:${port}`
    const { page } = await openPhone(browser, { url, openid, page: path, fontScale: Number(scale), script: clockForPicture() })
    await page.waitForLoadState('networkidle')
    await prepare?.(page)
    await page.waitForTimeout(700)
    const picture = await page.screenshot({ type: 'jpeg', quality: 72 })
    await page.context().close()
    if (await replace(table, join(OUT, file), picture)) changed.push(file)
  }
  console.log(`  ${name}${changed.length > 0 ? '  changed' : ''}`)
  return changed
}

/** Writes a picture unless it looks like the one that is there, whose bytes then stay: each new picture makes the repository grow. */
async function replace(table: Page, file: string, picture: Buffer): Promise<boolean> {
  if (existsSync(file) && (await looksSame(table, await readFile(file), picture))) return false
  await writeFile(file, picture)
  return true
}

/** `npm run screenshots` takes all pictures, `npm run screenshots -- inbox` those whose names begin so. */
async function main(wanted: readonly string[]) {
  const shots = SHOTS.filter(({ name }) => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix)))
  if (shots.length === 0) throw new Error(`No picture begins with ${wanted.join(', ')}. ${OUT}/README.md names them all.`)
  startClock()
  const dataDir = await mkdtemp(join(tmpdir(), 'screens-'))
  const emulator = await startEmulator({
    dataDir,
    functionsDir: resolve('dist/functions'),
    siteDir: 'dist/h5',
    clock: false,
    log: () => {},
  })
  const browser = await openBrowser()
  try {
    const target = { local: emulator.url, dataDir }
    await fill(emulator.url, [await inviteFirstStaff(target), await inviteFirstStaff(target)])
    await mkdir(OUT, { recursive: true })
    const studio = { browser, port: emulator.port, table: await browser.newPage() }
    const changed = []
    for (const shot of shots) changed.push(...(await photograph(studio, shot)))
    await writeFile(join(OUT, 'README.md'), gallery(SHOTS))
    console.log(`${changed.length} of ${shots.length * SCALES.length} pictures look different: ${changed.join(', ')}`)
  } finally {
    await browser.close()
    await emulator.stop()
    await rm(dataDir, { recursive: true })
  }
}

void main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

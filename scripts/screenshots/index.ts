import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
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
  /** Whether pictures are only compared. */
  readonly checks: boolean
}

/** Two pictures of one screen, at 375x812 as most phones are: at the usual font and at WeChat's largest. Returns the names of those that changed. */
async function photograph({ browser, port, table, checks }: Studio, { name, openid, page: path, prepare }: Shot): Promise<string[]> {
  const changed = []
  for (const scale of SCALES) {
    const file = `${name}${scale === '1' ? '' : '-large'}.jpg`
    const url = `http://${openid}.localhost:${port}`
    const { page } = await openPhone(browser, { url, openid, page: path, fontScale: Number(scale), script: clockForPicture() })
    await page.waitForLoadState('networkidle')
    await prepare?.(page)
    await page.waitForTimeout(700)
    const picture = await page.screenshot({ type: 'jpeg', quality: 72, animations: 'disabled' })
    await page.context().close()
    if (await isAsBefore(table, join(OUT, file), picture)) continue
    changed.push(file)
    if (!checks) await writeFile(join(OUT, file), picture)
  }
  console.log(`  ${name}${changed.length > 0 ? '  changed' : ''}`)
  return changed
}

/** Whether a picture looks like the one that is there, whose bytes then stay: each new picture makes the repository grow. */
const isAsBefore = async (table: Page, file: string, picture: Buffer) => existsSync(file) && looksSame(table, await readFile(file), picture)

/**
 * `npm run screenshots` takes all pictures, `npm run screenshots -- inbox` those whose names begin so. With `--check` nothing is written, and it fails
 * when a page looks different from its picture.
 */
async function main(args: string[]): Promise<number> {
  const { values, positionals: wanted } = parseArgs({
    args,
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false } },
  })
  const shots = SHOTS.filter(({ name }) => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix)))
  if (shots.length === 0) throw new Error(`No picture begins with ${wanted.join(', ')}. ${OUT}/README.md names them all.`)
  startClock()
  const dataDir = await mkdtemp(join(tmpdir(), 'screens-'))
  const emulator = await startEmulator({
    dataDir,
    functionsDir: resolve('dist/functions'),
    siteDir: 'dist/h5',
    // They are thrown away.
    survivesPowerCut: false,
    clock: false,
    log: () => {},
  })
  const browser = await openBrowser()
  try {
    const target = { local: emulator.url, dataDir }
    await fill(emulator.url, [await inviteFirstStaff(target), await inviteFirstStaff(target)])
    await mkdir(OUT, { recursive: true })
    const studio = { browser, port: emulator.port, table: await browser.newPage(), checks: values.check }
    const changed = []
    for (const shot of shots) changed.push(...(await photograph(studio, shot)))
    if (!values.check) await writeFile(join(OUT, 'README.md'), gallery(SHOTS))
    console.log(`${changed.length} of ${shots.length * SCALES.length} pictures look different: ${changed.join(', ')}`)
    return values.check && changed.length > 0 ? 1 : 0
  } finally {
    await browser.close()
    await emulator.stop()
    await rm(dataDir, { recursive: true })
  }
}

void main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

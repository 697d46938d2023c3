import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { startEmulator } from '../../emulator/server'
import { fill } from '../../seed/fill'
import { openBrowser, openPhone } from '../../tests/support/browser'
import { inviteFirstStaff } from '../firstStaff'
import { gallery } from './gallery'
import { SHOTS } from './shots'
import type { Shot } from './shots/shot'

const OUT = 'docs/screens'
const SCALES = ['1', '1.5'] as const

/** Two pictures of one screen, at 375x812 as most phones are: at the usual font and at WeChat's largest. */
async function photograph(browser: Browser, port: number, { name, openid, page: path, prepare }: Shot) {
  for (const scale of SCALES) {
    const { page } = await openPhone(browser, { url: `http://${openid}.localhost:${port}`, openid, page: path, fontScale: Number(scale) })
    await page.waitForLoadState('networkidle')
    await prepare?.(page)
    await page.waitForTimeout(700)
    await page.screenshot({ path: join(OUT, `${name}${scale === '1' ? '' : '-large'}.jpg`), type: 'jpeg', quality: 72 })
    await page.context().close()
  }
  console.log(`  ${name}`)
}

/** `npm run screenshots` takes all pictures, `npm run screenshots -- inbox` those whose names begin so. */
async function main(wanted: readonly string[]) {
  const shots = SHOTS.filter(({ name }) => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix)))
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
    for (const shot of shots) await photograph(browser, emulator.port, shot)
    await writeFile(join(OUT, 'README.md'), gallery(SHOTS))
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

import { existsSync } from 'node:fs'
import { cp, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmulator } from '../emulator/server'
import { RULED } from '../seed/compounds'
import { fill } from '../seed/fill'
import { CAST } from '../seed/people'
import { phonesAt } from '../seed/phone'
import { postedCodes } from '../seed/poster'
import { inviteFirstStaff } from './firstStaff'

/** The phones' page at `/`, the app at `/app/`. */
async function layOutSite(site: string) {
  await rm(site, { recursive: true, force: true })
  await cp('preview', site, { recursive: true })
  await cp('dist/h5', join(site, 'app'), { recursive: true })
  await writeFile(join(site, 'people.json'), JSON.stringify(CAST))
}

/** What a phone without a camera may scan: the posters at the sample compounds' gates. */
async function layOutPosters(site: string, url: string) {
  const phones = phonesAt(url)
  const posted = []
  for (const { compoundId, manager } of RULED) posted.push(...(await postedCodes(phones(manager), compoundId)))
  await writeFile(join(site, 'posters.json'), JSON.stringify(posted.map(({ label, text }) => ({ label, text }))))
}

/** Sample data of which only a part arrived are worth nothing, nor are those of an older kind: without this mark we begin again. */
const seededMark = (dataDir: string) => join(dataDir, 'seeded-with-courses')

async function seed(url: string, dataDir: string) {
  const show = (text: string) => process.stdout.write(process.stdout.isTTY ? `\r  ${text}` : '')
  const code = await inviteFirstStaff({ local: url, dataDir })
  await fill(url, code, (done, all) => show(`filling in sample data … ${done} of ${all} riders`))
  await writeFile(seededMark(dataDir), new Date().toISOString())
  console.log(process.stdout.isTTY ? '' : '  sample data filled in')
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: '.data/preview' },
      fresh: { type: 'boolean', default: false },
    },
  })
  const fresh = values.fresh || !existsSync(seededMark(values.data))
  const siteDir = join(values.data, 'site')
  const emulator = await startEmulator({
    dataDir: values.data,
    port: Number(values.port),
    fresh,
    functionsDir: resolve('dist/functions'),
    siteDir,
    log: () => {},
  })
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void emulator.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  await layOutSite(siteDir)
  if (fresh) await seed(emulator.url, values.data)
  await layOutPosters(siteDir, emulator.url)
  console.log(`\n  江城哨兵·小哥码: open http://localhost:${emulator.port}/   (Ctrl-C ends it; --fresh begins with new sample data)\n`)
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

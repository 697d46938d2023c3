import { cp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RULED } from '../../seed/compounds'
import { CAST } from '../../seed/people'
import { phonesAt } from '../../seed/phone'
import { postedCodes } from '../../seed/poster'
import { SCENES } from './scenes'

/** The page with the phones, at `/`. */
export async function layOutPage(site: string): Promise<void> {
  await rm(site, { recursive: true, force: true })
  await cp('preview', site, { recursive: true })
  await cp('seed/portraits', join(site, 'portraits'), { recursive: true })
  await cp('emulator/functions/shiftedDate.mjs', join(site, 'phone', 'shiftedDate.mjs'))
  await writeFile(join(site, 'people.json'), JSON.stringify(CAST))
  await writeFile(join(site, 'scenes.json'), JSON.stringify(SCENES))
}

/** Runs before the app, as both wait for the page: the first script of the head comes first. */
const PHONE = '<script type="module" src="/phone/index.js"></script>'

async function addPhone(app: string): Promise<void> {
  const page = join(app, 'index.html')
  await writeFile(page, (await readFile(page, 'utf8')).replace('<head>', `<head>${PHONE}`))
}

/** The app, at `/app/`: a copy, so that a later build changes nothing below an open page. Whole, even when a build ends meanwhile. */
export async function layOutApp(site: string, built: string): Promise<void> {
  const copy = join(site, 'app.copy')
  const { ino } = await stat(built)
  await cp(built, copy, { recursive: true })
  if ((await stat(built)).ino === ino) {
    await addPhone(copy)
    return rename(copy, join(site, 'app'))
  }
  await rm(copy, { recursive: true })
  return layOutApp(site, built)
}

/** What a phone without a camera may scan: the posters at the sample compounds' gates. */
export async function layOutPosters(site: string, url: string): Promise<void> {
  const phones = phonesAt(url)
  const posted = []
  for (const { compoundId, manager } of RULED) posted.push(...(await postedCodes(phones(manager), compoundId)))
  await writeFile(join(site, 'posters.json'), JSON.stringify(posted.map(({ label, text }) => ({ label, text }))))
}

/** The passes of the riders that the preview offers: staff ask for a pass by its id. */
export async function layOutPasses(site: string, url: string): Promise<void> {
  const phones = phonesAt(url)
  const passIds = []
  for (const { openid } of CAST.filter(({ group }) => group === '小哥')) {
    const { pass } = await phones(openid).ask('pass.mine', { deviceId: 'dev_previewpage' })
    if (pass) passIds.push(pass.passId)
  }
  await writeFile(join(site, 'passes.json'), JSON.stringify(passIds))
}

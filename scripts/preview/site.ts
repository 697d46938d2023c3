import { cp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RULED } from '../../seed/compounds'
import { CAST } from '../../seed/people'
import { phonesAt } from '../../seed/phone'
import { postedCodes } from '../../seed/poster'

/** The page with the phones, at `/`. */
export async function layOutPage(site: string): Promise<void> {
  await rm(site, { recursive: true, force: true })
  await cp('preview', site, { recursive: true })
  await writeFile(join(site, 'people.json'), JSON.stringify(CAST))
}

/** The app, at `/app/`: a copy, so that a later build changes nothing below an open page. Whole, even when a build ends meanwhile. */
export async function layOutApp(site: string, built: string): Promise<void> {
  const copy = join(site, 'app.copy')
  const { ino } = await stat(built)
  await cp(built, copy, { recursive: true })
  if ((await stat(built)).ino === ino) return rename(copy, join(site, 'app'))
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

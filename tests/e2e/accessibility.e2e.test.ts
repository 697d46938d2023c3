import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { inviteFirstStaff } from '../../scripts/firstStaff'
import { SHOTS } from '../../scripts/screenshots/shots'
import type { Shot } from '../../scripts/screenshots/shots/shot'
import { fill } from '../../seed/fill'
import { type BrowserPhone, browserPhones } from '../support/browser'
import { withEmulator } from '../support/emulator'

/** Every page that can be opened, as the gallery opens it first, by the rules of WCAG 2.1 AA that a machine can check. */
const emulator = withEmulator({ functionsDir: 'dist/functions', siteDir: 'dist/h5' })
const phones = browserPhones()
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

const routeOf = (page: string) => page.split('?')[0] ?? page
const plainFirst = SHOTS.toSorted((a, b) => Number(a.prepare !== undefined) - Number(b.prepare !== undefined))
const first = plainFirst.filter(({ page }, at) => plainFirst.findIndex((other) => routeOf(other.page) === routeOf(page)) === at)

beforeAll(async () => {
  const target = { local: emulator.url, dataDir: emulator.dataDir }
  await fill(emulator.url, [await inviteFirstStaff(target), await inviteFirstStaff(target)])
})

const told = ({ violations }: AxeResults) =>
  violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html.slice(0, 200)}`))

/** What axe says of the page that is shown, once everything that it asks for is there. */
async function look(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle')
  return told(await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(TAGS)} })`))
}

/** Opens a page on a phone whose network is as it was before the last page. */
async function show(phone: BrowserPhone, { page: path, prepare }: Shot): Promise<void> {
  const { page } = phone
  await page.unrouteAll()
  await page.context().setOffline(false)
  await phone.goTo(path)
  await page.locator(`.taro_page_show[id^="/${routeOf(path)}"]`).waitFor()
  if (prepare) await prepare(page)
  else await page.locator('.skeleton').filter({ visible: true }).first().waitFor({ state: 'hidden' })
}

test.each([...new Set(first.map(({ openid }) => openid))])('axe finds nothing on the pages of %s', async (openid) => {
  const phone = await phones({ url: emulator.url, openid, script: axe.source })
  for (const shot of first.filter((one) => one.openid === openid)) {
    await show(phone, shot)
    expect([shot.page, await look(phone.page)]).toEqual([shot.page, []])
  }
})

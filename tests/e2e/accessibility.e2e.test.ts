import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { inviteFirstStaff } from '../../scripts/firstStaff'
import { SHOTS } from '../../scripts/screenshots/shots'
import type { Prepare } from '../../scripts/screenshots/shots/shot'
import { fill } from '../../seed/fill'
import { browserPhones } from '../support/browser'
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

/** What axe says of a page, once everything that the page asks for is there. */
async function look(page: Page, prepare?: Prepare): Promise<string[]> {
  await prepare?.(page)
  await page.waitForLoadState('networkidle')
  await page.evaluate(axe.source)
  return told(await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(TAGS)} })`))
}

const prepared = first.filter(({ prepare }) => prepare !== undefined)
const plain = first.filter(({ prepare }) => prepare === undefined)

test.each(prepared)('axe finds nothing on $page', async ({ openid, page: path, prepare }) => {
  const { page } = await phones({ url: emulator.url, openid, page: path })
  expect(await look(page, prepare)).toEqual([])
})

test.each([...new Set(plain.map(({ openid }) => openid))])('axe finds nothing on the other pages of %s', async (openid) => {
  const phone = await phones({ url: emulator.url, openid })
  for (const { page: path } of plain.filter((one) => one.openid === openid)) {
    await phone.goTo(path)
    await phone.page.locator(`.taro_page_show[id^="/${routeOf(path)}"]`).waitFor()
    await phone.page.locator('.skeleton').filter({ visible: true }).first().waitFor({ state: 'hidden' })
    expect([path, await look(phone.page)]).toEqual([path, []])
  }
})

import type { Browser, Page } from 'playwright-core'
import { looksSame } from '../../scripts/screenshots/sameLook'
import { openBrowser } from '../support/browser'

/** Which pictures of the gallery are replaced (UM21). */
let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 375, height: 812 } })
})
afterAll(() => browser.close())

const pictureOf = async (words: string) => {
  await page.setContent(`<h1>小哥码</h1><p>${words}</p>`)
  return page.screenshot({ type: 'jpeg', quality: 72 })
}

test.each([
  ['等了 3 分钟', '等了 4 分钟', true],
  ['等站点担保', '等站点担保', true],
  ['等站点担保', '已认证，可以进小区', false],
])('UM21: “%s” and “%s” look the same: %s', async (before, after, expected) => {
  expect(await looksSame(page, await pictureOf(before), await pictureOf(after))).toBe(expected)
})

import type { Page } from 'playwright-core'
import type { Prepare } from './shot'

/** What is done on a page before its picture is taken. */

export const tap =
  (text: string): Prepare =>
  (page) =>
    page.getByText(text, { exact: true }).first().click()

export const inTurn =
  (...steps: readonly Prepare[]): Prepare =>
  async (page) => {
    for (const step of steps) await step(page)
  }

/** Waits until these words are on the screen. */
export const seen =
  (words: string): Prepare =>
  (page) =>
    page.getByText(words).first().waitFor()

/** The network goes while the page is open, as in a basement. */
export const offline: Prepare = (page) => page.context().setOffline(true)

/** There was no network to begin with: the page, which is on the phone, opens; no call gets through, and none did before. */
export const offlineFromStart: Prepare = async (page) => {
  await page.route('**/call', (route) => route.abort())
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await page.getByText('再试一次').waitFor()
}

/** Calls never come back. */
export const waiting: Prepare = async (page) => {
  await page.route('**/call', () => {})
  await page.reload()
}

/** Something broke that nobody expected. */
export const broken: Prepare = async (page) => {
  const error = { code: 'INTERNAL', message: 'INTERNAL', details: {}, requestId: '7f3a9c2e-41d0' }
  await page.route('**/call', (route) => route.fulfill({ json: { ok: false, error } }))
  await page.reload()
}

/** Types into the only field of the page. */
export const type = (text: string) => (page: Page) => page.locator('input').first().fill(text)

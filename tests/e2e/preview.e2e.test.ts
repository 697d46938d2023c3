import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, FrameLocator } from 'playwright-core'
import { openBrowser } from '../support/browser'

/** The first start fills in the sample data, with as much else going on as there may be. */
jest.setTimeout(240_000)

/** `npm start` without its builds: prints one address, fills in the sample data, ends at Ctrl-C. */
describe('the preview', () => {
  let dataDir: string
  let browser: Browser
  let preview: ChildProcess
  let ended: Promise<number | null>

  const start = async (): Promise<string> => {
    preview = spawn(process.execPath, ['--import', 'tsx', 'scripts/preview.ts', '--data', dataDir], { cwd: resolve(__dirname, '../..') })
    ended = new Promise((done) => preview.on('close', done))
    let said = ''
    return new Promise((found, failed) => {
      const listen = (chunk: Buffer) => {
        said += chunk
        const address = /http:\/\/localhost:\d+\//.exec(said)
        if (address) found(address[0])
      }
      preview.stdout?.on('data', listen)
      preview.stderr?.on('data', listen)
      void ended.then(() => failed(new Error(said)))
    })
  }

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'preview-'))
    browser = await openBrowser()
  })
  afterAll(async () => {
    preview?.kill('SIGKILL')
    await browser?.close()
    await rm(dataDir, { recursive: true })
  })

  const sees = (frame: FrameLocator, words: string) => frame.getByText(words).first().waitFor({ timeout: 30_000 })

  test('a phone without a camera reads a poster by a tap', async () => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1000 } })
    const text = 'packages/pass/rider/gate/index?scene=G0123456789ABCDEFI'
    await page.route('**/posters.json', (route) => route.fulfill({ json: [{ label: '示例路 1 号门', text }] }))
    await page.goto(await start())
    const rider = page.frameLocator('iframe').nth(0)
    await sees(rider, '开始登记')
    await rider.locator('body').evaluate(() => {
      window.location.hash = '/packages/pass/rider/gate/index'
    })
    await rider.getByText('重新扫码').click()
    await sees(rider, '读旁边的手机')
    await rider.getByText('示例路 1 号门').click()
    await rider.getByText('没认出门口的码').waitFor({ state: 'hidden' })
    await page.close()
    preview.kill('SIGINT')
    expect(await ended).toBe(0)
  })

  test('shows two phones of two people side by side, and another person on either; a second start finds the data; Ctrl-C ends it', async () => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1000 } })
    await page.goto(await start())
    const [left, right] = [page.frameLocator('iframe').nth(0), page.frameLocator('iframe').nth(1)]
    await sees(left, '开始登记')
    await sees(right, '我的岗位')
    await page.locator('select.person').nth(0).selectOption({ value: 'rider-1' })
    await sees(left, '张示例')
    await page.close()
    preview.kill('SIGINT')
    expect(await ended).toBe(0)

    const address = await start()
    const people = await (await fetch(new URL('people.json', address))).json()
    expect(people.length).toBeGreaterThan(5)
    preview.kill('SIGINT')
    expect(await ended).toBe(0)
    await expect(fetch(address)).rejects.toThrow('fetch failed')
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import type { Build } from '../../scripts/preview/progress'
import { openBrowser, waitPatiently } from '../support/browser'

/** `npm start` without its builds: prints one address, fills in the sample data, ends at Ctrl-C. */
describe('the preview', () => {
  let dataDir: string
  let browser: Browser
  let preview: ChildProcess
  let ended: Promise<number | null>

  /** Starts it and waits for its address. With `ipc` it waits to be told of the build of the app. */
  const start = async ({ ipc = false } = {}): Promise<string> => {
    preview = spawn(process.execPath, ['--import', 'tsx', 'scripts/preview/index.ts', '--data', dataDir], {
      cwd: resolve(__dirname, '../..'),
      stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
    })
    ended = once(preview, 'exit').then(([code]) => code)
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
  const tell = (build: Build) => preview.send(build)
  const end = async () => {
    preview.kill('SIGINT')
    expect(await ended).toBe(0)
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

  const openPage = async (address: string, prepare: (page: Page) => Promise<void> = async () => {}): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1000 } })
    waitPatiently(page.context())
    await prepare(page)
    await page.goto(address)
    return page
  }
  const phonesOn = (page: Page) => [page.frameLocator('iframe').nth(0), page.frameLocator('iframe').nth(1)] as const
  const sees = (frame: FrameLocator, words: string | RegExp) => frame.getByText(words).first().waitFor()

  test('opens while the app is being built: the phones say how far that is, and open by themselves', async () => {
    const page = await openPage(await start({ ipc: true }))
    const [left, right] = phonesOn(page)
    await sees(left, '正在准备手机预览')
    tell({ state: 'building', percent: 45 })
    for (const phone of [left, right]) {
      await sees(phone, '45%')
      await sees(phone, /已用 \d+ 秒/)
      await sees(phone, /^(?:\d+ \/ \d+ 人|好了)$/)
    }
    tell({ state: 'built' })
    await sees(left, '开始登记')
    await sees(right, '我的岗位')
    await page.close()
    await end()
  })

  test('a build that failed is shown with its words, and the terminal has them, too', async () => {
    const page = await openPage(await start({ ipc: true }))
    let printed = ''
    preview.stderr?.on('data', (chunk) => {
      printed += chunk
    })
    tell({ state: 'failed', said: 'Compiling\n\u001b[31m✖ Errors: \n\nSyntaxError: src/app.tsx: Unexpected token (25:9)\u001b[0m\n' })
    for (const phone of phonesOn(page)) {
      await sees(phone, '手机预览没做成')
      await sees(phone, 'SyntaxError: src/app.tsx: Unexpected token (25:9)')
    }
    await page.close()
    await end()
    expect(printed.match(/Unexpected token/g)).toHaveLength(1)
  })

  test('who is left alone by npm start ends as well', async () => {
    await start({ ipc: true })
    preview.disconnect()
    expect(await ended).toBe(0)
  })

  test('a phone without a camera reads a poster by a tap', async () => {
    const text = 'packages/pass/rider/gate/index?scene=G0123456789ABCDEFI'
    const page = await openPage(await start(), async (opened) => {
      await opened.route('**/posters.json', (route) => route.fulfill({ json: [{ label: '示例路 1 号门', text }] }))
    })
    const [rider] = phonesOn(page)
    await sees(rider, '开始登记')
    await rider.locator('body').evaluate(() => {
      window.location.hash = '/packages/pass/rider/gate/index'
    })
    await rider.getByText('重新扫码').click()
    await sees(rider, '读旁边的手机')
    await rider.getByText('示例路 1 号门').click()
    await rider.getByText('没认出门口的码').waitFor({ state: 'hidden' })
    await page.close()
    await end()
  })

  test('shows two phones of two people side by side, and another person on either; a second start finds the data; Ctrl-C ends it', async () => {
    const page = await openPage(await start())
    const [left, right] = phonesOn(page)
    await sees(left, '开始登记')
    await sees(right, '我的岗位')
    await page.locator('select.person').nth(0).selectOption({ value: 'rider-1' })
    await sees(left, '张示例')
    await page.close()
    await end()

    const address = await start()
    const people = await (await fetch(new URL('people.json', address))).json()
    expect(people.length).toBeGreaterThan(5)
    await end()
    await expect(fetch(address)).rejects.toThrow('fetch failed')
  })
})

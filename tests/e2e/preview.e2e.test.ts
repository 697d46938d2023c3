import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import type { Build } from '../../scripts/preview/progress'
import { SCENES } from '../../scripts/preview/scenes'
import { openBrowser, waitPatiently } from '../support/browser'
import { until } from '../support/patience'
import { playedCity } from '../support/playedCity'
import { PLAYERS } from '../support/scenePlayers'

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
    await sees(rider, '读旁边的手机或海报')
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

  describe('its page', () => {
    let address: string
    beforeAll(async () => {
      address = await start()
    })
    afterAll(end)

    const pathOn = (frame: FrameLocator) => frame.locator('body').evaluate(() => window.location.hash.split('?')[0])

    test('UB1: each phone has a history of its own: the back arrow of one never moves the other', async () => {
      const list = 'packages/course/rider/list/index'
      const page = await openPage(`${address}?left=rider-1&leftPage=${list}&right=rider-7&rightPage=${list}`)
      const phones = phonesOn(page)
      const course = '#/packages/course/rider/show/index'
      const goOn = async (phone: FrameLocator) => {
        await phone.getByText('解压正念（示例）').first().click()
        await until(async () => (await pathOn(phone)) === course)
      }
      const [left, right] = phones
      for (const phone of phones) await sees(phone, '解压正念（示例）')
      const pagesSoFar = () => page.evaluate(() => window.history.length)
      const before = await pagesSoFar()
      for (const phone of phones) await goOn(phone)
      await left.locator('.taro-navigation-bar-back').click()
      await until(async () => (await pathOn(left)) === `#/${list}`)
      expect(await pathOn(right)).toBe(course)
      // The browser's own Back finds nothing of it.
      expect(await pagesSoFar()).toBe(before)
      await page.close()
    })

    test('UM18, minor 15: at 1280x800 both phones and the names above them are whole; at 1920x1080 they are larger', async () => {
      const page = await openPage(`${address}?left=new-rider&right=rider-4`)
      const bottoms = async (width: number, height: number) => {
        await page.setViewportSize({ width, height })
        return page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.getBoundingClientRect()))
      }
      const fit = async () => (await bottoms(1280, 800)).every(({ bottom, right }) => bottom <= 800 && right <= 1280)
      await until(fit)
      const namesFit = await page.locator('select.person').evaluateAll((pickers) =>
        pickers.map((picker) => {
          const { font, paddingLeft } = getComputedStyle(picker)
          const text = document.createElement('canvas').getContext('2d')
          if (text) text.font = font
          const arrow = 24
          const words = (picker as HTMLSelectElement).selectedOptions[0]?.text ?? ''
          return (text?.measureText(words).width ?? Number.NaN) + 2 * Number.parseFloat(paddingLeft) + arrow <= picker.clientWidth
        }),
      )
      expect(namesFit).toEqual([true, true])
      await until(async () => (await bottoms(1920, 1080)).every(({ width }) => width > 391))
      for (const { bottom } of await bottoms(1920, 1080)) expect(bottom).toBeLessThanOrEqual(1080)
      await page.close()
    })

    test('UM19: a card sets people, pages, data and clock, and ticks what the server saw; F5 keeps them', async () => {
      const page = await openPage(`${address}?left=new-rider&right=clerk-1`)
      await page.getByText('两分钟试一遍').click()
      await page.getByText('5 候补、让出、接受').click()
      const [rider, staff] = phonesOn(page)
      await staff.getByText('让出这个名额').first().click()
      await sees(staff, '让出来了')
      await page.locator('#scenes .done').nth(1).waitFor()
      expect(await page.locator('#clock time').textContent()).toMatch(/10:0\d$/)
      await page.reload()
      await sees(rider, '插花入门')
      await page.locator('#scenes .done').nth(1).waitFor()
      await page.locator('select.person').nth(1).selectOption('rider-1')
      await sees(phonesOn(page)[1], '张示例')
      await page.close()
    })

    test('UM19: every card can be played to its end', async () => {
      const city = await playedCity(address)
      for (const [at, { title, steps }] of SCENES.entries()) {
        await city.begin(at + 1)
        await PLAYERS[title]?.(city)
        expect([title, await city.ticks()]).toEqual([title, [...steps.keys()]])
      }
    })

    test('UM19: a phone without network stays without it, and the other one keeps its own', async () => {
      const page = await openPage(`${address}?left=staff-1&right=staff-2`)
      const [left, right] = phonesOn(page)
      for (const phone of [left, right]) await phone.getByText('通过').first().waitFor()
      await page.getByRole('button', { name: '网络' }).first().click()
      for (const phone of [left, right]) await phone.getByText('提议暂停 3 天').first().click()
      await sees(left, '没有网络')
      await sees(right, '提议好了')
      await page.close()
    })
  })
})

import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { PATIENCE_MS, startWaiting } from './patience'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** The time limit of the first attempt to tap an element that may be moving or covered, in ms. It doubles with each further attempt. */
const GLANCE_MS = 1_000
const POLL_MS = 20

export interface PhoneOptions {
  /** The address of the preview. */
  readonly url: string
  /** The openid of the phone's owner. */
  readonly openid: string
  /** The path of the first page with its query. */
  readonly page?: string
  /** WeChat's font setting, 1 to 1.5. */
  readonly fontScale?: number
  readonly size?: { readonly width: number; readonly height: number }
  /** Runs in each page before the app does. */
  readonly script?: string
}

/** A picture in memory, without a file on the disk. */
export interface Picture {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A phone with the preview open: a browser window with its own storage. Like a person, it looks for text in an open dialog first. */
export class BrowserPhone {
  /** The uncaught errors of the app so far. */
  readonly errors: string[] = []

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message))
  }

  /** The open dialog, sheet or scanner, or else the page. */
  private async top(): Promise<Locator> {
    const overlay = this.page.locator('.overlay, .scanner').filter({ visible: true })
    return (await overlay.count()) > 0 ? overlay.last() : this.page.locator('body')
  }

  /** Waits until this text, or part of a line, is on the screen. */
  async sees(words: string): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor()
  }

  /** Waits until this text is no longer on the screen. */
  async seesNot(words: string): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor({ state: 'hidden' })
  }

  /**
   * Taps the element with exactly this text, or one that matches the expression, once it can be tapped. It is looked for again and again, because
   * the top layer may change; but it is tapped once. A click that was given up for being slow may have happened, and the next one would be a second
   * tap, so that the click itself has all the time there is. It reaches the element or nothing: what moves away at the last moment is followed.
   */
  async tap(words: string | RegExp): Promise<void> {
    const tooLong = startWaiting()
    for (let glance = GLANCE_MS; ; glance *= 2) {
      const found = await this.find(words, tooLong)
      const isReady = await found.click({ trial: true, timeout: glance }).then(
        () => true,
        () => false,
      )
      if (isReady || tooLong()) return found.click()
    }
  }

  /** Searches the screen repeatedly until an element has exactly this text. */
  private async find(words: string | RegExp, tooLong: () => boolean): Promise<Locator> {
    for (;;) {
      const found = (await this.top()).getByText(words, { exact: true }).filter({ visible: true }).first()
      if ((await found.count()) > 0) return found
      if (tooLong()) throw new Error(`Nothing on the screen says ${words}. It says: ${await (await this.top()).innerText()}`)
      await this.page.waitForTimeout(POLL_MS)
    }
  }

  /** The field with this label and everything inside it. */
  field(label: string): Locator {
    return this.page.locator('.field').filter({ visible: true, has: this.page.locator('.field__label').getByText(label, { exact: true }) })
  }

  /** Replaces the text of the field with this label, and leaves the field. */
  async type(label: string, text: string): Promise<void> {
    const input = this.field(label).locator('input')
    await input.fill(text)
    await input.blur()
  }

  /** Waits for this text at the field with this label. */
  async seesAt(label: string, words: string): Promise<void> {
    await this.field(label).getByText(words).waitFor()
  }

  /** Taps the element that opens the camera or the album, and picks this file. */
  async pickPhoto(words: string, file: string | Picture): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.tap(words)])
    await chooser.setFiles(file)
  }

  /** Opens a page of the app as a link would. */
  async goTo(path: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash
    }, `/${path}`)
  }

  /** Switches the phone's network off or on. */
  async setOnline(online: boolean): Promise<void> {
    await this.page.context().setOffline(!online)
  }
}

/** Opens the preview on a new phone, which is closed with the browser. */
export async function openPhone(
  browser: Browser,
  { url, openid, page = '', fontScale = 1, size, script }: PhoneOptions,
): Promise<BrowserPhone> {
  const context = await browser.newContext({
    viewport: size ?? { width: 375, height: 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  })
  waitPatiently(context)
  if (script !== undefined) await context.addInitScript(script)
  const phone = new BrowserPhone(await context.newPage())
  await phone.page.goto(`${url}/?openid=${openid}&fontScale=${fontScale}#/${page}`)
  return phone
}

/** Sets the common time limit for all waits in pages of this context. */
export function waitPatiently(context: BrowserContext) {
  context.setDefaultTimeout(PATIENCE_MS)
  context.setDefaultNavigationTimeout(PATIENCE_MS)
}

/** Browser flags that use this film (y4m) as the camera and allow every page to use it. */
const cameraFlags = (film: string) => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

export const openBrowser = ({ film }: { film?: string } = {}) =>
  chromium.launch({
    executablePath: '/usr/bin/chromium-headless-shell',
    args: film === undefined ? FLAGS : [...FLAGS, ...cameraFlags(film)],
    timeout: PATIENCE_MS,
  })

/** Gives the tests of this file a browser. Each phone is closed after its test, and the test fails if the app had an error. */
export function browserPhones(launch: () => Promise<Browser> = openBrowser) {
  let browser: Browser | undefined
  const open: BrowserPhone[] = []

  beforeAll(async () => {
    browser = await launch()
  })
  afterEach(async () => {
    const closing = open.splice(0)
    await Promise.all(closing.map((phone) => phone.page.context().close()))
    expect(closing.flatMap(({ errors }) => errors)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
  })

  return async (options: PhoneOptions): Promise<BrowserPhone> => {
    if (!browser) throw new Error('Phones open inside tests only.')
    const phone = await openPhone(browser, options)
    open.push(phone)
    return phone
  }
}

import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import type { BrowserPhone } from '../browser'

/** The pixels of a PNG, read by the browser since Node can't. As text: a quarter of a million numbers take seconds on their way. */
const pixelsOf = (page: Page, png: string) =>
  page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const { width, height } = image
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')
    context?.drawImage(image, 0, 0)
    const rgba = context?.getImageData(0, 0, width, height).data ?? []
    return { width, height, rgba: Array.from(rgba, (value) => String.fromCharCode(value)).join('') }
  }, png)

/** What the code in a PNG (base64) says; null: no reader can read one. */
export async function codeInPicture(page: Page, png: string): Promise<string | null> {
  const { rgba, width, height } = await pixelsOf(page, png)
  return jsQR(new Uint8ClampedArray(Buffer.from(rgba, 'latin1')), width, height)?.data ?? null
}

/** Longest look, ms: a camera goes on until it can read, too. */
const PATIENCE = 20_000

/** What the code on this phone's screen says, read from its pixels as a camera would. */
export async function codeOnScreen(phone: BrowserPhone): Promise<string> {
  for (const deadline = Date.now() + PATIENCE; ; ) {
    const shot = await phone.page.locator('.qr').filter({ visible: true }).screenshot()
    const code = await codeInPicture(phone.page, shot.toString('base64'))
    if (code !== null) return code
    if (Date.now() > deadline) throw new Error('No reader could read the code on the screen')
  }
}

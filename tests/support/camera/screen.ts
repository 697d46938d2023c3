import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import type { BrowserPhone } from '../browser'
import { startWaiting } from '../patience'

/**
 * The pixels of a PNG, decoded by the browser because Node cannot. They are returned as text, because a quarter of a million numbers take
 * seconds to transfer.
 */
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

/** The text of the code in a PNG (base64); null when it cannot be read. */
export async function codeInPicture(page: Page, png: string): Promise<string | null> {
  const { rgba, width, height } = await pixelsOf(page, png)
  return jsQR(new Uint8ClampedArray(Buffer.from(rgba, 'latin1')), width, height)?.data ?? null
}

/** The text of the code on this phone's screen, read from its pixels as a camera would. */
export async function codeOnScreen(phone: BrowserPhone): Promise<string> {
  for (const tooLong = startWaiting(); ; ) {
    const shot = await phone.page.locator('.qr').filter({ visible: true }).screenshot()
    const code = await codeInPicture(phone.page, shot.toString('base64'))
    if (code !== null) return code
    if (tooLong()) throw new Error('No reader could read the code on the screen')
  }
}

/** The text of a code that has just appeared, so that its validity is as long as possible. */
export async function newCodeOnScreen(phone: BrowserPhone): Promise<string> {
  const last = await codeOnScreen(phone)
  for (const tooLong = startWaiting(); ; ) {
    const code = await codeOnScreen(phone)
    if (code !== last) return code
    if (tooLong()) throw new Error('The code on the screen stays the same')
  }
}

import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import type { BrowserPhone } from '../browser'

/** The pixels of a PNG, read by the browser: Node can't. */
const pixelsOf = (page: Page, png: string) =>
  page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const { width, height } = image
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')
    context?.drawImage(image, 0, 0)
    return { width, height, rgba: [...(context?.getImageData(0, 0, width, height).data ?? [])] }
  }, png)

/** What the code on this phone's screen says, read from its pixels as a camera would. */
export async function codeOnScreen(phone: BrowserPhone): Promise<string> {
  const shot = await phone.page.locator('.qr').filter({ visible: true }).screenshot()
  const { rgba, width, height } = await pixelsOf(phone.page, shot.toString('base64'))
  const code = jsQR(Uint8ClampedArray.from(rgba), width, height)
  if (!code) throw new Error(`No reader could read the code on the screen (${width}x${height})`)
  return code.data
}

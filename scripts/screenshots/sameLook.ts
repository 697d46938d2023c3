import type { Page } from 'playwright-core'

/** How much a channel of a pixel may differ, of 255, and how many pixels may differ more, before somebody would see another picture. */
const CHANNEL = 32
const SHARE = 0.001

/** Whether two pictures (JPEG) look the same: what differs is as little as a digit. The browser decodes them. */
export function looksSame(page: Page, before: Buffer, after: Buffer): Promise<boolean> {
  const [a, b] = [before, after].map((picture) => `data:image/jpeg;base64,${picture.toString('base64')}`)
  return page.evaluate(
    async ({ pictures, channel, share }) => {
      const [one, other] = await Promise.all(
        pictures.map(async (url) => {
          const picture = await createImageBitmap(await (await fetch(url)).blob())
          const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
          context?.drawImage(picture, 0, 0)
          return context?.getImageData(0, 0, picture.width, picture.height)
        }),
      )
      if (one === undefined || other === undefined || one.width !== other.width || one.height !== other.height) return false
      let different = 0
      for (let at = 0; at < one.data.length; at += 4) {
        const farthest = Math.max(...[0, 1, 2].map((part) => Math.abs((one.data[at + part] ?? 0) - (other.data[at + part] ?? 0))))
        if (farthest > channel) different += 1
      }
      return different <= (share * one.data.length) / 4
    },
    { pictures: [a ?? '', b ?? ''], channel: CHANNEL, share: SHARE },
  )
}

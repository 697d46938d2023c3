import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { type Context, type Picture, paint, SHARPNESS, sizeOf } from './picture'

/** The picture as an address that an image can show. */
async function paintInBrowser(picture: Picture): Promise<string> {
  const canvas = document.createElement('canvas')
  const { width, height } = sizeOf(picture)
  canvas.width = width * SHARPNESS
  canvas.height = height * SHARPNESS
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser has no canvas')
  paint(context, picture)
  return canvas.toDataURL('image/png')
}

/** The canvas that must be on the page while the picture is made: WeChat draws on no other. */
export const CANVAS_ID = 'share-canvas'

interface Canvas {
  width: number
  height: number
  getContext(kind: '2d'): Context
}

const canvasOnPage = () =>
  new Promise<Taro.Canvas & Canvas>((resolve, reject) => {
    Taro.nextTick(() => {
      Taro.createSelectorQuery()
        .select(`#${CANVAS_ID}`)
        .fields({ node: true })
        .exec(([found]) => (found?.node ? resolve(found.node) : reject(new Error('the page has no canvas'))))
    })
  })

/** Paints on the page's canvas and saves what it shows in a temporary file. */
async function paintOnPhone(picture: Picture): Promise<string> {
  const canvas = await canvasOnPage()
  const { width, height } = sizeOf(picture)
  canvas.width = width * SHARPNESS
  canvas.height = height * SHARPNESS
  paint(canvas.getContext('2d'), picture)
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png', destWidth: canvas.width, destHeight: canvas.height })
  return tempFilePath
}

const inBrowser = process.env.TARO_ENV === 'h5'

/** Paints the picture once the page stands. */
export function usePicture(picture: Picture): { path: string | null; failed: boolean; again: () => void } {
  const [path, setPath] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: painted anew for another try, not for an equal picture
  useEffect(() => {
    setFailed(false)
    const painting = inBrowser ? paintInBrowser(picture) : paintOnPhone(picture)
    painting.then(setPath).catch(() => setFailed(true))
  }, [tries])

  return { path, failed, again: () => setTries((count) => count + 1) }
}

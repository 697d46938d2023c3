import Taro from '@tarojs/taro'
import { type Context, type Picture, paint, SHARPNESS, sizeOf } from './picture'

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
export async function paintOnPhone(picture: Picture): Promise<string> {
  const canvas = await canvasOnPage()
  const { width, height } = sizeOf(picture)
  canvas.width = width * SHARPNESS
  canvas.height = height * SHARPNESS
  paint(canvas.getContext('2d'), picture)
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png', destWidth: canvas.width, destHeight: canvas.height })
  return tempFilePath
}

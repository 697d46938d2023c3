import Taro from '@tarojs/taro'
import type { Context } from '../../../src/packages/course/rider/share/picture'

/** A canvas that records the text written on it; every character is 16 px wide. */
export function aCanvas() {
  const written: string[] = []
  let dark = 0
  const context: Context = {
    fillStyle: '',
    font: '',
    textAlign: 'left',
    scale: () => undefined,
    fillRect: () => {
      dark += 1
    },
    fillText: (text) => void written.push(text),
    measureText: (text) => ({ width: [...text].length * 16 }) as TextMetrics,
  }
  return { context, written, rectangles: () => dark }
}

/** Sets the canvas that WeChat returns to the page; null means that the phone has none. */
export function giveCanvas(canvas: ReturnType<typeof aCanvas> | null) {
  const node = canvas && { width: 0, height: 0, getContext: () => canvas.context }
  const query = { select: () => query, fields: () => query, exec: (then: (found: unknown[]) => void) => then([node && { node }]) }
  jest.mocked(Taro.createSelectorQuery).mockReturnValue(query as never)
  jest.mocked(Taro.canvasToTempFilePath).mockResolvedValue({ tempFilePath: 'wxfile://tmp_share.png', errMsg: 'ok' } as never)
}

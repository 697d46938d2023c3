import { type Picture, paint, SHARPNESS, sizeOf } from './picture'

/** The picture as an address that an image can show. */
export async function paintInBrowser(picture: Picture): Promise<string> {
  const canvas = document.createElement('canvas')
  const { width, height } = sizeOf(picture)
  canvas.width = width * SHARPNESS
  canvas.height = height * SHARPNESS
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser has no canvas')
  paint(context, picture)
  return canvas.toDataURL('image/png')
}

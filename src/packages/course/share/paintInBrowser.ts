import { type Picture, paint, SHARPNESS, SIZE } from './picture'

/** The picture as an address that an image can show. */
export async function paintInBrowser(picture: Picture): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE.width * SHARPNESS
  canvas.height = SIZE.height * SHARPNESS
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser has no canvas')
  paint(context, picture)
  return canvas.toDataURL('image/png')
}

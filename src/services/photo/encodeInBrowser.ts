import type { Encoding, Photo } from './photo'

const toJpeg = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser wrote no JPEG'))), 'image/jpeg', quality / 100)
  })

/** Draws the picture and writes the drawing: only pixels are left, upright. */
export async function encodeInBrowser(src: string, { width, height, quality }: Encoding): Promise<Photo> {
  const image = new Image()
  image.src = src
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  const blob = await toJpeg(canvas, quality)
  return { path: URL.createObjectURL(blob), bytes: blob.size }
}

import Taro from '@tarojs/taro'
import { phoneRefusalOf } from '../phoneRefusal'
import { encodeInBrowser } from './encodeInBrowser'
import { type Encoding, type Photo, type PhotoProblem, type PhotoResult, type Purpose, portrait } from './photo'

const sizeOf = (filePath: string) =>
  new Promise<number>((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: reject })
  })

/**
 * WeChat's own compressor writes a new JPEG: where and with what it was taken is left behind. Whether it turns a picture that is stored lying
 * depends on the phone, so then it is told the longer side alone and finds the other one itself: the shape is right either way.
 */
async function encodeOnPhone(src: string, { width, height, quality, lying }: Encoding): Promise<Photo> {
  const compressedWidth = lying && width < height ? undefined : width
  const compressedHeight = lying && height <= width ? undefined : height
  const { tempFilePath: path } = await Taro.compressImage({
    src,
    quality,
    ...(compressedWidth && { compressedWidth }),
    ...(compressedHeight && { compressedHeight }),
  })
  return { path, bytes: await sizeOf(path) }
}

const encode = process.env.TARO_ENV === 'h5' ? encodeInBrowser : encodeOnPhone

/** Tried in this order until the picture is small enough. `side`: the longer side, as a part of the largest. */
const ATTEMPTS = [
  { side: 1, quality: 80 },
  { side: 1, quality: 60 },
  { side: 0.75, quality: 60 },
  { side: 0.5, quality: 50 },
]

interface Size {
  width: number
  height: number
}

/** WeChat's names for pictures that are stored lying, turned and mirrored ones (EXIF orientation 5 to 8). */
const LYING = ['left', 'left-mirrored', 'right', 'right-mirrored']

/** The size as the picture is shown. WeChat gives the stored one; a browser the one that it shows, and no orientation. */
const shownSize = ({ width, height }: Size, lying: boolean): Size => (lying ? { width: height, height: width } : { width, height })

function within(size: Size, side: number): Size {
  const factor = Math.min(1, side / Math.max(size.width, size.height))
  return { width: Math.round(size.width * factor), height: Math.round(size.height * factor) }
}

/** Writes the picture as a JPEG, small enough for its purpose, without EXIF. Rejects when it is no picture. */
async function shrink(src: string, purpose: Purpose): Promise<PhotoResult> {
  const stored = await Taro.getImageInfo({ src })
  const lying = LYING.includes(stored.orientation)
  const size = shownSize(stored, lying)
  for (const { side, quality } of ATTEMPTS) {
    const encoding: Encoding = { ...within(size, side * purpose.side), quality, lying }
    const photo = await encode(src, encoding)
    if (photo.bytes <= purpose.maxBytes) return { photo }
  }
  return { problem: 'tooLarge' }
}

function whyNotChosen(error: unknown): PhotoProblem {
  const why = phoneRefusalOf(error)
  return why === 'cancelled' || why === 'undeclared' ? why : 'notAllowed'
}

/** Lets the person take or pick one picture and makes it ready for the upload. */
export async function choosePhoto(purpose: Purpose = portrait): Promise<PhotoResult> {
  const { camera } = purpose
  const chosen = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sourceType: ['camera', 'album'], camera }).catch(whyNotChosen)
  if (typeof chosen === 'string') return { problem: chosen }
  const [file] = chosen.tempFiles
  return file ? shrink(file.tempFilePath, purpose).catch(() => ({ problem: 'notAnImage' })) : { problem: 'notAnImage' }
}

import Taro from '@tarojs/taro'
import { encodeInBrowser } from './encodeInBrowser'
import { encodeOnPhone } from './encodeOnPhone'
import { type Encoding, MAX_PHOTO_BYTES, type PhotoProblem, type PhotoResult } from './photo'

const encode = process.env.TARO_ENV === 'h5' ? encodeInBrowser : encodeOnPhone

/** Tried in this order until the picture is small enough. `side`: the longer side, px. */
const ATTEMPTS = [
  { side: 1280, quality: 80 },
  { side: 1280, quality: 60 },
  { side: 960, quality: 60 },
  { side: 640, quality: 50 },
]

function within(size: { width: number; height: number }, side: number) {
  const factor = Math.min(1, side / Math.max(size.width, size.height))
  return { width: Math.round(size.width * factor), height: Math.round(size.height * factor) }
}

/** Writes the picture as a JPEG of at most {@link MAX_PHOTO_BYTES}, without EXIF. Rejects when it is no picture. */
async function shrink(src: string): Promise<PhotoResult> {
  const size = await Taro.getImageInfo({ src })
  for (const { side, quality } of ATTEMPTS) {
    const encoding: Encoding = { ...within(size, side), quality }
    const photo = await encode(src, encoding)
    if (photo.bytes <= MAX_PHOTO_BYTES) return { photo }
  }
  return { problem: 'tooLarge' }
}

const whyNotChosen = (error: unknown): PhotoProblem => {
  const { errMsg = '' } = error as { errMsg?: string }
  return errMsg.includes('cancel') ? 'cancelled' : 'notAllowed'
}

/** Lets the person take or pick one picture and makes it ready for the upload. `camera`: `front` for the own face. */
export async function choosePhoto(camera: 'front' | 'back' = 'front'): Promise<PhotoResult> {
  const chosen = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sourceType: ['camera', 'album'], camera }).catch(whyNotChosen)
  if (typeof chosen === 'string') return { problem: chosen }
  const [file] = chosen.tempFiles
  return file ? shrink(file.tempFilePath).catch(() => ({ problem: 'notAnImage' })) : { problem: 'notAnImage' }
}

import { type ApiTable, WxFailure } from './api'
import type { Files } from './files'
import type { Privacy } from './privacy'

/** The smallest JPEG: one grey pixel. */
const SAMPLE_PHOTO =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='

/** Camera, album and scanner. The person picks the sample photo and closes the scanner; a test that wants more overrides the API. */
export function mediaApis(files: Files, privacy: Privacy): ApiTable {
  let count = 0
  const store = (bytes: Buffer) => {
    const path = `wxfile://tmp_${++count}.jpg`
    files.set(path, bytes)
    return path
  }
  const takePhoto = async () => {
    await privacy.ensure()
    const bytes = Buffer.from(SAMPLE_PHOTO, 'base64')
    return { path: store(bytes), size: bytes.length }
  }
  const sound = () =>
    Object.fromEntries(
      ['play', 'pause', 'stop', 'destroy', 'onPlay', 'onEnded', 'onError', 'onCanplay', 'onStop'].map((name) => [name, () => {}]),
    )
  return {
    async: {
      compressImage: ({ src }: { src: string }) => {
        const file = files.get(src)
        if (!file) throw new WxFailure('file not found')
        return { tempFilePath: store(file) }
      },
      getImageInfo: ({ src }: { src: string }) => ({ path: src, width: 1, height: 1, orientation: 'up', type: 'jpeg' }),
      previewImage: () => {},
    },
    asking: {
      chooseMedia: async () => {
        const { path, size } = await takePhoto()
        return { type: 'image', tempFiles: [{ tempFilePath: path, size, fileType: 'image' }] }
      },
      chooseImage: async () => {
        const { path, size } = await takePhoto()
        return { tempFilePaths: [path], tempFiles: [{ path, size }] }
      },
      saveImageToPhotosAlbum: () => privacy.ensure(),
      scanCode: () => {
        throw new WxFailure('cancel')
      },
    },
    sync: { createInnerAudioContext: sound },
  }
}

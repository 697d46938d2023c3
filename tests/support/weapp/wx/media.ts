import type { Answers } from '../answers'
import { type ApiTable, WxFailure } from './api'
import type { Files } from './files'
import { jpegSize } from './jpeg'
import type { Privacy } from './privacy'

interface Source {
  src: string
}

/**
 * Camera, album and scanner. The person takes the photo and scans the code in `answers`; a test with other needs overrides the API.
 * Compression is not simulated: the copy has the same bytes.
 */
export function mediaApis(files: Files, privacy: Privacy, answers: Answers): ApiTable {
  let count = 0
  const store = (bytes: Buffer) => {
    const path = `wxfile://tmp_${++count}.jpg`
    files.set(path, bytes)
    return path
  }
  const read = (path: string) => {
    const file = files.get(path)
    if (!file) throw new WxFailure('file not found')
    return file
  }
  const takePhoto = async () => {
    await privacy.ensure()
    return { path: store(answers.photo), size: answers.photo.length }
  }
  return {
    async: {
      compressImage: ({ src }: Source) => ({ tempFilePath: store(read(src)) }),
      getImageInfo: ({ src }: Source) => {
        const size = jpegSize(read(src))
        if (!size) throw new WxFailure('image format not supported')
        return { ...size, path: src, orientation: 'up', type: 'jpeg' }
      },
      previewImage: () => {},
      setInnerAudioOption: () => {},
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
        const { scanned } = answers
        if (!scanned) throw new WxFailure('cancel')
        return { result: '', charSet: 'UTF-8', rawData: '', scanType: 'path' in scanned ? 'WX_CODE' : 'QR_CODE', ...scanned }
      },
    },
    sync: { createInnerAudioContext: silentPlayer },
  }
}

const PLAYER_METHODS = ['play', 'pause', 'stop', 'destroy', 'onPlay', 'onEnded', 'onError', 'onCanplay', 'onStop']
const silentPlayer = () => Object.fromEntries(PLAYER_METHODS.map((name) => [name, () => {}]))

import Taro from '@tarojs/taro'

/** What came of it. `refused`: WeChat may not write into the album. */
export type Saving = 'saved' | 'refused' | 'cancelled' | 'failed'

function savingOf(error: unknown): Saving {
  const { errMsg = '' } = Object(error) as { errMsg?: string }
  if (/auth|permission|privacy/i.test(errMsg)) return 'refused'
  return /cancel/.test(errMsg) ? 'cancelled' : 'failed'
}

function saveInBrowser(path: string): Saving {
  const link = document.createElement('a')
  link.href = path
  link.download = 'xiaoge.png'
  link.click()
  return 'saved'
}

/** Puts the picture into the album; in a browser, among the downloads. */
export const savePicture = (path: string): Promise<Saving> =>
  process.env.TARO_ENV === 'h5'
    ? Promise.resolve(saveInBrowser(path))
    : Taro.saveImageToPhotosAlbum({ filePath: path }).then(() => 'saved', savingOf)

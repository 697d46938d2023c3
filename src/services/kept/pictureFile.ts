import Taro from '@tarojs/taro'

const isBrowser = () => process.env.TARO_ENV === 'h5'

/** The browser keeps the picture itself, as text, in a storage of some MB. */
const BROWSER_LIMIT_BYTES = 300 * 1024

async function asText(url: string): Promise<string | null> {
  const picture = await (await fetch(url)).blob()
  if (picture.size > BROWSER_LIMIT_BYTES || !picture.type.startsWith('image/')) return null
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(picture)
  })
}

async function asFile(url: string, name: string): Promise<string | null> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
  if (statusCode !== 200) return null
  // A name of its own: WeChat shows what it once drew under a name.
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}_${Date.now().toString(36)}.jpg`
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().saveFile({ tempFilePath, filePath, success: () => resolve(filePath), fail: reject })
  })
}

/** Fetches a picture and saves it on this phone. Null when it is none, or too large; rejects when it didn't come. */
export const savePicture = (url: string, name: string): Promise<string | null> => (isBrowser() ? asText(url) : asFile(url, name))

/** Whether it is still there: the person, or WeChat, may have cleared it away. */
export function isSavedFile(path: string): boolean {
  if (isBrowser()) return true
  try {
    Taro.getFileSystemManager().accessSync(path)
    return true
  } catch {
    return false
  }
}

/** Resolves in any case: a file that can't be removed is gone already. */
export const removeFile = (filePath: string): Promise<void> =>
  isBrowser()
    ? Promise.resolve()
    : new Promise((done) => {
        Taro.getFileSystemManager().unlink({ filePath, complete: () => done() })
      })

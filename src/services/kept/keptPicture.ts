import Taro from '@tarojs/taro'
import { isSavedFile, removeFile, savePicture } from './pictureFile'

interface KeptPicture {
  /** Which picture it is: the link without what makes it expire. */
  of: string
  /** Where it is on this phone. */
  path: string
}

const PREFIX = 'keptPicture:'

const pictureAt = (url: string) => url.replace(/\?.*$/, '')

function kept(place: string): KeptPicture | null {
  const found = Taro.getStorageSync<KeptPicture | ''>(place)
  return found === '' || !isSavedFile(found.path) ? null : found
}

/** Where the picture behind a link is on this phone, or null. */
export function keptPath(key: string, url: string): string | null {
  const found = kept(PREFIX + key)
  return found?.of === pictureAt(url) ? found.path : null
}

/** How often all were forgotten: what was under way then must not stay. */
let forgotten = 0

async function replace(key: string, url: string): Promise<void> {
  const before = forgotten
  const place = PREFIX + key
  const older = kept(place)
  if (older?.of === pictureAt(url)) return
  const path = await savePicture(url, key)
  if (path === null) return
  if (before !== forgotten) return removeFile(path)
  Taro.setStorageSync(place, { of: pictureAt(url), path })
  if (older) await removeFile(older.path)
}

const underWay = new Map<string, Promise<void>>()

/** Saves the picture behind a link in place of the one kept under this key. One that can't be saved is shown by its link, as long as that lives. */
export function keepPicture(key: string, url: string): Promise<void> {
  const saving =
    underWay.get(key) ??
    replace(key, url)
      .catch(() => undefined)
      .finally(() => underWay.delete(key))
  underWay.set(key, saving)
  return saving
}

function forget(place: string): void {
  const found = kept(place)
  if (!found) return
  Taro.removeStorageSync(place)
  void removeFile(found.path)
}

/** Deletes the picture that is kept under this key, if there is one. */
export const forgetPicture = (key: string): void => forget(PREFIX + key)

/** Deletes all of them. */
export function forgetPictures(): void {
  forgotten += 1
  for (const place of Taro.getStorageInfoSync().keys) if (place.startsWith(PREFIX)) forget(place)
}

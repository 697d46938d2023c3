import { dropStored, readStored, storedIds, writeStored } from '../phoneStorage'
import { isSavedFile, removeFile, savePicture } from './pictureFile'

interface KeptPicture {
  /** Which picture it is: the link without what makes it expire. */
  of: string
  /** Where it is on this phone. */
  path: string
}

const pictureAt = (url: string) => url.replace(/\?.*$/, '')

function kept(key: string): KeptPicture | null {
  const found = readStored<KeptPicture>('keptPicture', key)
  return found === null || !isSavedFile(found.path) ? null : found
}

/** Where the picture behind a link is on this phone, or null. */
export function keptPath(key: string, url: string): string | null {
  const found = kept(key)
  return found?.of === pictureAt(url) ? found.path : null
}

/** How often all were forgotten: what was under way then must not stay. */
let forgotten = 0

async function replace(key: string, url: string): Promise<void> {
  const before = forgotten
  const older = kept(key)
  if (older?.of === pictureAt(url)) return
  const path = await savePicture(url, key)
  if (path === null) return
  if (before !== forgotten) return removeFile(path)
  if (!writeStored('keptPicture', { of: pictureAt(url), path }, key)) return removeFile(path)
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

/** Deletes the picture that is kept under this key, if there is one. */
export function forgetPicture(key: string): void {
  const found = kept(key)
  if (!found) return
  dropStored('keptPicture', key)
  void removeFile(found.path)
}

/** Deletes all of them. */
export function forgetPictures(): void {
  forgotten += 1
  for (const key of storedIds('keptPicture')) forgetPicture(key)
}

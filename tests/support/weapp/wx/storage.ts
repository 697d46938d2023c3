import type { Realm } from '../realm'
import { type ApiTable, WxFailure } from './api'

interface Keyed {
  key: string
  /** Encrypts the stored value, which can then only be read with the same flag. */
  encrypt?: boolean
}

const SEALED = 'sealed by WeChat'

/** `wx.setStorage` and related functions over a map of JSON texts. Pass the same map to the next phone to open the app again. */
export function storageApis(storage: Map<string, string>, realm: Realm): ApiTable {
  const read = (key: string) => {
    const json = storage.get(key)
    return json === undefined ? undefined : realm.toApp(JSON.parse(json))
  }
  const info = () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 })
  const write = (key: string, data: unknown) => void storage.set(key, JSON.stringify(data) ?? 'null')
  return {
    async: {
      getStorage: ({ key, encrypt = false }: Keyed) => {
        if (!storage.has(key)) throw new WxFailure('data not found')
        const stored = read(key)
        const isSealed = typeof stored === 'object' && stored !== null && SEALED in stored
        if (isSealed !== encrypt) throw new WxFailure('data is sealed, or is not')
        return { data: isSealed ? stored[SEALED] : stored }
      },
      setStorage: ({ key, data, encrypt = false }: Keyed & { data: unknown }) => write(key, encrypt ? { [SEALED]: data } : data),
      removeStorage: ({ key }: Keyed) => void storage.delete(key),
      clearStorage: () => storage.clear(),
      getStorageInfo: info,
    },
    sync: {
      // WeChat returns '' for a missing key.
      getStorageSync: (key: string) => read(key) ?? '',
      setStorageSync: write,
      removeStorageSync: (key: string) => void storage.delete(key),
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: () => realm.toApp(info()),
    },
  }
}

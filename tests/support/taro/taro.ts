/** Stands in for @tarojs/taro in jsdom: a phone with storage, whose network calls are answered by the test. */
import { useEffect, useRef } from 'react'

const storage = new Map<string, unknown>([['emulatorUrl', 'http://127.0.0.1:3000']])

const onShow = new Set<() => void>()
const onHide = new Set<() => void>()

/** Registers a listener as Taro does, which always calls the component's newest function. */
function useListener(listeners: Set<() => void>, listener: () => void) {
  const newest = useRef(listener)
  newest.current = listener
  useEffect(() => {
    const call = () => newest.current()
    listeners.add(call)
    return () => void listeners.delete(call)
  }, [listeners])
}

export const useDidShow = (shown: () => void) => {
  useListener(onShow, shown)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is shown once when it is opened
  useEffect(shown, [])
}
export const useDidHide = (hidden: () => void) => useListener(onHide, hidden)

/** Hides the page, or shows it again. */
export const hidePage = () => [...onHide].forEach((listener) => void listener())
export const showPage = () => [...onShow].forEach((listener) => void listener())

let params: Record<string, string> = {}
/** Sets the parameters with which the page is opened. */
export const setParams = (next: Record<string, string>) => {
  params = next
}
export const useRouter = () => ({ params })
export const usePullDownRefresh = () => undefined
export const useReachBottom = () => undefined
export const useLaunch = (launched: () => void) => useDidShow(launched)

interface Stored {
  key: string
  encrypt?: boolean
}
/** The key of a stored value. An encrypted value cannot be read without the encryption flag. */
const placeOf = (key: string, encrypt: boolean) => (encrypt ? `${key} (sealed)` : key)

const Taro = {
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
  getStorage: jest.fn(async ({ key, encrypt = false }: Stored) => {
    const found = storage.get(placeOf(key, encrypt))
    if (found === undefined) throw { errMsg: 'getStorage:fail data not found' }
    return { data: found }
  }),
  setStorage: jest.fn(async ({ key, data, encrypt = false }: Stored & { data: unknown }) => void storage.set(placeOf(key, encrypt), data)),
  removeStorage: jest.fn(async ({ key }: Stored) => {
    for (const encrypt of [true, false]) storage.delete(placeOf(key, encrypt))
  }),
  canIUse: jest.fn((_api: string) => true),
  getUserCryptoManager: jest.fn(),
  getAppBaseInfo: () => ({}),
  request: jest.fn(),
  setNavigationBarTitle: jest.fn(async () => undefined),
  setTabBarItem: jest.fn(async () => undefined),
  navigateTo: jest.fn(),
  redirectTo: jest.fn(),
  switchTab: jest.fn(),
  navigateBack: jest.fn(),
  getClipboardData: jest.fn(),
  setClipboardData: jest.fn(() => Promise.resolve()),
  requestSubscribeMessage: jest.fn(),
  pageScrollTo: jest.fn(),
  chooseMedia: jest.fn(),
  scanCode: jest.fn(),
  getLocation: jest.fn(),
  getScreenBrightness: jest.fn(() => Promise.resolve({ value: 0.5 })),
  openLocation: jest.fn(),
  addPhoneCalendar: jest.fn(),
  openSetting: jest.fn(() => Promise.resolve()),
  makePhoneCall: jest.fn(() => Promise.resolve()),
  showModal: jest.fn(() => Promise.resolve({ confirm: true, cancel: false })),
  getImageInfo: jest.fn(),
  nextTick: (then: () => void) => then(),
  createSelectorQuery: jest.fn(),
  canvasToTempFilePath: jest.fn(),
  saveImageToPhotosAlbum: jest.fn(),
  compressImage: jest.fn(),
  getFileSystemManager: jest.fn(),
  downloadFile: jest.fn(),
  env: { USER_DATA_PATH: 'wxfile://usr' },
  vibrateShort: jest.fn(() => Promise.resolve()),
  vibrateLong: jest.fn(() => Promise.resolve()),
  showToast: jest.fn(),
  createInnerAudioContext: jest.fn(),
  setInnerAudioOption: jest.fn(() => Promise.resolve()),
  cloud: { init: jest.fn(), callFunction: jest.fn(), uploadFile: jest.fn() },
}

export default Taro

/** Stands in for @tarojs/taro in jsdom: a phone with storage whose network calls a test answers. */
import { useEffect } from 'react'

const storage = new Map<string, unknown>([['emulatorUrl', 'http://127.0.0.1:3000']])

export const useDidShow = (shown: () => void) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: Taro calls the newest function when the page is shown, not when it changes
  useEffect(shown, [])
}
export const useDidHide = () => undefined
export const usePullDownRefresh = () => undefined
export const useReachBottom = () => undefined
export const useLaunch = (launched: () => void) => useDidShow(launched)

const Taro = {
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  getAppBaseInfo: () => ({}),
  request: jest.fn(),
  navigateTo: jest.fn(),
  redirectTo: jest.fn(),
  switchTab: jest.fn(),
  navigateBack: jest.fn(),
  getClipboardData: jest.fn(),
  requestSubscribeMessage: jest.fn(),
  pageScrollTo: jest.fn(),
  chooseMedia: jest.fn(),
  getImageInfo: jest.fn(),
  compressImage: jest.fn(),
  getFileSystemManager: jest.fn(),
  vibrateShort: jest.fn(() => Promise.resolve()),
  vibrateLong: jest.fn(() => Promise.resolve()),
  showToast: jest.fn(),
  cloud: { init: jest.fn(), callFunction: jest.fn(), uploadFile: jest.fn() },
}

export default Taro

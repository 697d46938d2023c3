import type { LaunchOptions } from '../app'
import type { Realm } from '../realm'
import type { Timers } from '../timers'
import type { ApiTable } from './api'

const SCREEN = { pixelRatio: 3, screenWidth: 375, screenHeight: 812, windowWidth: 375, windowHeight: 724, statusBarHeight: 44 }
const SAFE_AREA = { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 }
const BASE = {
  SDKVersion: '3.5.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  host: { appId: '', env: 'WeChat' },
  enableDebug: false,
}
const DEVICE = {
  brand: 'devtools',
  model: 'test phone',
  platform: 'android',
  system: 'Android 13',
  abi: 'arm64-v8a',
  benchmarkLevel: 20,
  memorySize: 4096,
}

/** Events of the platform that tests never cause. The app may listen to them. */
const QUIET_EVENTS = ['Error', 'UnhandledRejection', 'PageNotFound', 'ThemeChange', 'MemoryWarning', 'WindowResize', 'KeyboardHeightChange']
const quietEvents = Object.fromEntries(QUIET_EVENTS.flatMap((event) => [`on${event}`, `off${event}`]).map((name) => [name, () => {}]))

export interface SystemOptions {
  /** WeChat's font size: 16 is standard, 24 is the largest step (scale 1.5). */
  fontSizeSetting?: number
  launch: LaunchOptions
}

/** The information about the phone, WeChat and the launch that the app can query. */
export function systemApis({ fontSizeSetting = 16, launch }: SystemOptions, realm: Realm, timers: Timers): ApiTable {
  const windowInfo = () => realm.toApp({ ...SCREEN, safeArea: SAFE_AREA, screenTop: 88 })
  const baseInfo = () => realm.toApp({ ...BASE, fontSizeSetting, fontSizeScaleFactor: fontSizeSetting / 16 })
  const systemInfo = () => realm.toApp({ ...SCREEN, ...BASE, ...DEVICE, safeArea: SAFE_AREA, fontSizeSetting })
  const opened = () => realm.toApp({ ...launch, referrerInfo: {}, apiCategory: 'default' })
  return {
    async: { getSystemInfo: systemInfo, getSystemInfoAsync: systemInfo },
    sync: {
      ...quietEvents,
      env: { USER_DATA_PATH: 'http://usr' },
      nextTick: timers.later,
      canIUse: () => true,
      getSystemInfoSync: systemInfo,
      getWindowInfo: windowInfo,
      getAppBaseInfo: baseInfo,
      getDeviceInfo: () => realm.toApp(DEVICE),
      getMenuButtonBoundingClientRect: () => realm.toApp({ left: 281, right: 368, top: 48, bottom: 80, width: 87, height: 32 }),
      getLaunchOptionsSync: opened,
      getEnterOptionsSync: opened,
      getAccountInfoSync: () => realm.toApp({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
      getUpdateManager: () => ({ onCheckForUpdate: () => {}, onUpdateReady: () => {}, onUpdateFailed: () => {}, applyUpdate: () => {} }),
    },
  }
}

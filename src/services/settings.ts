import Taro from '@tarojs/taro'
import { createStore } from './store'

/** Something that a person switches on or off on this phone. It stays so. */
export function createSetting(key: string, initial: boolean) {
  const store = createStore(initial)
  return {
    get: store.get,
    use: store.use,
    set(on: boolean) {
      store.set(on)
      Taro.setStorageSync(key, on)
    },
    /** Runs once at the app's launch. */
    restore() {
      const kept = Taro.getStorageSync<boolean | ''>(key)
      if (kept !== '') store.set(kept)
    },
  }
}

/** Larger text and targets for people who want them (适老化). */
export const elderMode = createSetting('elderMode', false)

/** Whether verdicts are said aloud (语音播报). Vibration stays in any case. */
export const spokenVerdicts = createSetting('spokenVerdicts', true)

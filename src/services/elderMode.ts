import Taro from '@tarojs/taro'
import { createStore } from './store'

const KEY = 'elderMode'
const store = createStore(false)

/** Larger text and targets for people who want them (适老化). Kept on this phone. */
export const elderMode = {
  use: store.use,
  set(on: boolean) {
    store.set(on)
    Taro.setStorageSync(KEY, on)
  },
  /** Runs once at the app's launch. */
  restore: () => store.set(Taro.getStorageSync<boolean>(KEY) === true),
}

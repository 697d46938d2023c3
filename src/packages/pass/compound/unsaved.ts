import Taro from '@tarojs/taro'

/** What a property manager can leave half-changed. */
export type Unsaved = 'rules' | 'info' | 'map'

const keyOf = (what: Unsaved, compoundId: string) => `unsaved:${what}:${compoundId}`

/** Keeps changes that aren't saved yet on this phone, so that leaving the page doesn't lose them. */
export const keepUnsaved = (what: Unsaved, compoundId: string, values: object) => Taro.setStorageSync(keyOf(what, compoundId), values)

export const dropUnsaved = (what: Unsaved, compoundId: string) => Taro.removeStorageSync(keyOf(what, compoundId))

/** What was kept; null: nothing. */
export const readUnsaved = <T extends object>(what: Unsaved, compoundId: string): T | null =>
  Taro.getStorageSync<T | ''>(keyOf(what, compoundId)) || null

import Taro from '@tarojs/taro'

/** Puts a text where it can be pasted from. False when the phone doesn't let us: the person copies by hand. */
export const copyText = (text: string): Promise<boolean> =>
  Taro.setClipboardData({ data: text }).then(
    () => true,
    () => false,
  )

import Taro from '@tarojs/taro'

/** Brings what was just said at the head of the page into view, wherever the list was. */
export const toTop = () => Taro.pageScrollTo({ scrollTop: 0, duration: 200 })

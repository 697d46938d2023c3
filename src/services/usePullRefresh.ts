import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Pulling the page down asks again. The page's config must say `enablePullDownRefresh`. */
export function usePullRefresh(refresh: () => Promise<unknown>) {
  usePullDownRefresh(() => {
    refresh().finally(() => Taro.stopPullDownRefresh())
  })
}

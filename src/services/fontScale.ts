import Taro from '@tarojs/taro'

/** Every page is drawn and tested for this range; WeChat's own setting ends at about 1.5. */
const clamp = (scale: number) => (scale >= 1 ? Math.min(scale, 1.5) : 1)

/** How much larger than standard WeChat shows text. In the browser preview: `?fontScale=1.5`. */
export function fontScale(): number {
  if (process.env.TARO_ENV === 'h5') return clamp(Number(new URLSearchParams(window.location.search).get('fontScale')))
  return clamp(Taro.getAppBaseInfo().fontSizeScaleFactor ?? 1)
}

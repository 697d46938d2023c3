import '@tarojs/taro'
import 'react'

declare module '@tarojs/taro' {
  namespace getAppBaseInfo {
    interface Result {
      /** WeChat's own font setting as a factor, 1 = standard; base library >= 2.23.4. Missing in Taro's types. */
      fontSizeScaleFactor?: number
    }
  }
}

declare module 'react' {
  interface CSSProperties {
    /** How much larger than standard the person wants text, see src/ui/screen. */
    '--scale'?: number
    /** How much of a ring is left, see src/pages/pass. */
    '--left'?: string
  }
}

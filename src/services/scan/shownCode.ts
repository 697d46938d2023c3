import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { tellPreview } from './preview'

function useCodeInPreview(text: string) {
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  useEffect(() => {
    if (!visible) return
    tellPreview({ kind: 'shows', text })
    return () => tellPreview({ kind: 'shows', text: null })
  }, [text, visible])
}

/**
 * Notes which code is on this phone's screen, for the browser preview alone: there the phone beside it reads the code without a
 * camera. A page that lies under another, or in another tab, shows nothing.
 */
export const useShownCode: (text: string) => void = process.env.TARO_ENV === 'h5' ? useCodeInPreview : () => undefined

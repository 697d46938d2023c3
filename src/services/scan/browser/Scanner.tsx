import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Button } from '../../../ui/button/Button'
import { classes } from '../../../ui/classes'
import { Icon } from '../../../ui/icon/Icon'
import { fontScale } from '../../fontScale'
import { elderMode } from '../../settings'
import { isOnPreviewPage } from '../preview'
import type { Scanned } from '../scanned'
import { Beside } from './Beside'
import './scanner.scss'
import { type CameraState, useCamera } from './useCamera'

const words: Record<CameraState, string> = {
  opening: '正在打开相机。浏览器问能不能用相机时，请选“允许”',
  watching: '把码放进框里，会自动读出来',
  notAllowed: '浏览器没有允许用相机。请点地址栏左边的图标，允许用相机，再试一次',
  notWorking: '没有找到能用的相机。请接好相机，或者关掉正在用相机的应用，再试一次',
}

/** A full screen with what the camera sees. */
export function Scanner({ onDone }: { onDone: (scanned: Scanned) => void }) {
  const elder = elderMode.use()
  const { video, state, retry } = useCamera((text) => onDone({ kind: 'code', text }))
  const problem = state === 'opening' || state === 'watching' ? null : state
  const beside = isOnPreviewPage()
  const close = () => onDone(problem ? { kind: 'noCamera', why: problem } : { kind: 'cancelled' })

  // The browser's back arrow leaves the scanner, not only the page beneath it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scanner listens once, from the beginning
  useEffect(() => {
    const leave = () => onDone({ kind: 'cancelled' })
    window.addEventListener('hashchange', leave)
    return () => window.removeEventListener('hashchange', leave)
  }, [])

  return (
    <View className={classes('scanner', elder && 'scanner--elder')} style={{ '--scale': fontScale() }}>
      <View className={classes('scanner__view', `scanner__view--${state}`, beside && problem && 'scanner__view--without')}>
        <video ref={video} className="scanner__video" playsInline muted />
        {state === 'watching' ? <View className="scanner__frame" /> : <Icon name="camera" />}
      </View>
      <View className="scanner__words" aria-live="polite">
        {beside && problem ? '没有相机也能扫：点一项，就算扫到了' : words[state]}
      </View>
      {beside && <Beside onPick={(text) => onDone({ kind: 'code', text })} />}
      <View className="scanner__actions">
        {problem && (
          <Button variant="light" onTap={retry}>
            再试一次
          </Button>
        )}
        <Button variant="lightGhost" onTap={close}>
          {problem ? '返回' : '取消'}
        </Button>
      </View>
    </View>
  )
}

import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { fontScale } from '../../services/fontScale'
import { elderMode } from '../../services/settings'
import { scrolled } from '../aria'
import { classes } from '../classes'
import { OfflineNotice } from './OfflineNotice'
import { PrivacyDialog } from './PrivacyDialog'
import './screen.scss'

interface Props {
  children: ReactNode
  /** The page's main action: stays in reach at the bottom. */
  footer?: ReactNode
  /** The page says itself how it does without network. */
  worksOffline?: boolean
}

/** The frame of every page: tokens, font scale, elder mode, what concerns the whole app (no network, privacy). */
export function Screen({ children, footer, worksOffline = false }: Props) {
  const elder = elderMode.use()
  return (
    <View className={classes('screen', elder && 'screen--elder')} style={{ '--scale': fontScale() }} {...scrolled}>
      {!worksOffline && <OfflineNotice />}
      <View className="screen__body">{children}</View>
      {footer && <View className="screen__footer">{footer}</View>}
      <PrivacyDialog />
    </View>
  )
}

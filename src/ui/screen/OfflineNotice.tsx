import { View } from '@tarojs/components'
import { useOnline } from '../../services/useOnline'
import { Notice } from '../notice/Notice'
import './offlineNotice.scss'

/** Says that there is no network, before a tap finds out. */
export function OfflineNotice() {
  const online = useOnline()
  if (online) return null
  return (
    <View className="offline-notice">
      <Notice tone="warn" icon="offline">
        没有网络。下面可能不是最新的，连上后会自动更新
      </Notice>
    </View>
  )
}

import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { serverNow, serverTimeOf } from '../../services/clock'
import { errorText } from '../../services/errorText'
import { isDenied } from '../../services/refusal'
import { momentText } from '../../services/time'
import type { Refused } from '../../services/useAction'
import { useOnline } from '../../services/useOnline'
import { Button } from '../button/Button'
import { State } from './State'
import './states.scss'

/** The shape of what is coming. */
export const Loading = () => (
  <View className="skeleton" aria-label="正在取">
    <View className="skeleton__block" />
    <View className="skeleton__block" />
    <View className="skeleton__block" />
  </View>
)

/** Over contents that can't be fetched anew: from when they are. `at` is a time of the phone's clock, ms since 1970. */
export const LastKnown = ({ at }: { at: number }) => (
  <View className="last-known">{`这是${momentText(serverTimeOf(at), serverNow())} 的情况`}</View>
)

/** In place of contents that could not be fetched. */
export function Failed({ error, onRetry }: { error: Refused; onRetry: () => unknown }) {
  const { refusal } = error
  const retry = (
    <Button variant="ghost" onTap={onRetry}>
      再试一次
    </Button>
  )
  switch (refusal.code) {
    case 'OFFLINE':
      return <State icon="offline" title="没有网络" note="连上网后会自动显示，也可以点下面再试" action={retry} />
    case 'NO_REPLY':
      return <State icon="offline" title="网络不稳" note="没能取到内容，请换个信号好的地方再试" action={retry} />
    default:
      return <State icon="warning" title="没能打开" note={errorText(refusal)} action={retry} />
  }
}

interface Query<T> {
  data: T | undefined
  error: Refused | null
  /** When `data` came, by the phone's clock, ms since 1970. */
  dataUpdatedAt: number
  refetch: () => Promise<unknown>
}

/**
 * What a query gave, or why there is nothing yet. An old answer stays on the screen, with its time, while a newer one can't come; it goes when the newer
 * one is that there is nothing to be seen.
 */
export function Answered<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  const online = useOnline()
  const { data, error, dataUpdatedAt, refetch } = query
  if (error && (data === undefined || isDenied(error.refusal))) return <Failed error={error} onRetry={refetch} />
  if (data === undefined) return <Loading />
  return (
    <>
      {(error || !online) && <LastKnown at={dataUpdatedAt} />}
      {children(data)}
    </>
  )
}

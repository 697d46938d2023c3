import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { comingText } from '../../../../services/time'
import { useServerNow } from '../../../../services/useServerNow'
import './own.scss'

const two = (number: number) => String(number).padStart(2, '0')

/** How long it is until then, to the second: "1:59:07", "09:41". */
export function leftText(until: string, now: Date): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = `${two(minutes)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

interface Props {
  until: string
  /** Called once when nothing is left. */
  onOver: () => unknown
}

/** How long an offered place is still kept. */
export function OfferLeft({ until, onOver }: Props) {
  const now = useServerNow(1000)
  const over = Date.parse(until) <= now.getTime()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each offer; the function is new at every rendering.
  useEffect(() => {
    if (over) onOver()
  }, [over, until])
  return (
    <View>
      <View className="own__left">{over ? '时间过了' : leftText(until, now)}</View>
      <View className="own__quiet">
        {over ? '名额给了下一位。还想上，可以再加入候补。' : `名额给你留到${comingText(until, now)}，过时给下一位`}
      </View>
    </View>
  )
}

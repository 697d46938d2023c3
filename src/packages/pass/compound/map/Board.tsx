import { Image, type ITouchEvent, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { CompoundView } from '../../../../../contract/pass/compound'
import type { MapPoint } from '../../../../../contract/pass/pass'
import { aria, pictureOf } from '../../../../ui/aria'
import { classes } from '../../../../ui/classes'
import './board.scss'
import { type Place, placeIn } from './points'

const ID = 'map-board'

/** A tap in WeChat has touches, a click in a browser is one itself. */
interface Finger {
  changedTouches?: readonly { clientX: number; clientY: number }[]
  clientX?: number
  clientY?: number
}

const fingerOf = ({ changedTouches, clientX = 0, clientY = 0 }: Finger) => changedTouches?.[0] ?? { clientX, clientY }

const boxOf = (id: string) =>
  new Promise<Taro.NodesRef.BoundingClientRectCallbackResult | undefined>((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((box) => resolve(Array.isArray(box) ? box[0] : box))
      .exec()
  })

interface Props {
  map: NonNullable<CompoundView['map']>
  points: readonly MapPoint[]
  chosen: number | null
  /** Twice and a half as large, to be scrolled. */
  large: boolean
  onTap: (place: Place, size: { width: number; height: number }) => void
}

/** The picture with its points. Every tap is the picture's own: which point is meant is a question of distance, however close they lie. */
export function Board({ map: { url, width, height }, points, chosen, large, onTap }: Props) {
  const tap = async (event: ITouchEvent) => {
    const finger = fingerOf(event)
    const box = await boxOf(ID)
    const place = box && placeIn(box, finger)
    if (place) onTap(place, box)
  }
  return (
    <View className="board">
      <View
        id={ID}
        className={classes('board__picture', large && 'board__picture--large')}
        style={{ paddingTop: `${(large ? 2.5 : 1) * (height / width) * 100}%` }}
        {...aria({ role: 'button' })}
        onClick={tap}
      >
        <Image className="board__image" src={url} mode="scaleToFill" {...pictureOf('楼栋图')} />
        {points.map(({ label, x, y }, at) => (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: two places may have one name
            key={at}
            className={classes('board__point', at === chosen && 'board__point--chosen')}
            style={{ left: `${x / 10}%`, top: `${y / 10}%` }}
          >
            {label}
          </View>
        ))}
      </View>
    </View>
  )
}

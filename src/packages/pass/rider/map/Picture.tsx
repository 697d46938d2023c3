import { Image, ScrollView, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { BuildingMap, MapPoint } from '../../../../../contract/pass/pass'
import { classes } from '../../../../ui/classes'
import './map.scss'

interface Props {
  map: BuildingMap
  /** The number of the point that is looked for. */
  chosen: number | null
  isLarge: boolean
  onChoose: (at: number) => void
}

const LARGE = 2
/** px: the page's edges left and right of the picture. */
const EDGES = 32
/** Of the screen: the search field and the numbers stay in sight. */
const HIGHEST = 0.6

const percent = (thousandths: number) => `${thousandths / 10}%`

/** px. The window through which the picture is seen keeps its size, however large the picture is. */
function frameOf({ width, height }: BuildingMap) {
  const { windowWidth, windowHeight } = Taro.getWindowInfo()
  const wide = windowWidth - EDGES
  return { wide, high: Math.min((wide * height) / width, windowHeight * HIGHEST) }
}

/** How far the picture is to be moved, px, so that the point is in the middle. It stops by itself at its ends. */
function middleOf({ x, y }: MapPoint, { width, height }: BuildingMap, { wide, high }: ReturnType<typeof frameOf>) {
  const large = wide * LARGE
  return {
    scrollLeft: Math.max(0, (x / 1000) * large - wide / 2),
    scrollTop: Math.max(0, (((y / 1000) * height) / width) * large - high / 2),
  }
}

/** The map with its numbered buildings. A tap on one makes it stand out; twice as large, the picture moves under the finger. */
export function Picture({ map, chosen, isLarge, onChoose }: Props) {
  const { url, width, height, points } = map
  const frame = frameOf(map)
  const point = chosen === null ? undefined : points[chosen]
  return (
    <ScrollView
      className="map__frame"
      scrollX
      scrollY
      style={{ height: `${frame.high}px` }}
      {...(isLarge && point && middleOf(point, map, frame))}
    >
      <View className={classes('map__picture', isLarge && 'map__picture--large')}>
        <View style={{ paddingTop: `${(height / width) * 100}%` }} />
        <Image className="map__image" src={url} mode="scaleToFill" />
        {points.map(({ label, x, y }, at) => (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: two buildings may have one label, and the list of a picture doesn't change
            key={at}
            className={classes('map__point', at === chosen && 'map__point--chosen')}
            style={{ left: percent(x), top: percent(y) }}
            onClick={() => onChoose(at)}
          >
            <View className="map__label">{label}</View>
          </View>
        ))}
      </View>
    </ScrollView>
  )
}

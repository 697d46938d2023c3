import { Image, View } from '@tarojs/components'
import type { BuildingMap } from '../../../../contract/pass'
import { classes } from '../../../ui/classes'
import './map.scss'

interface Props {
  map: BuildingMap
  /** The number of the point that is looked for. */
  chosen: number | null
  isLarge: boolean
  onChoose: (at: number) => void
}

const percent = (thousandths: number) => `${thousandths / 10}%`

/** The map with its numbered buildings. A tap on one makes it stand out; twice as large, the picture moves under the finger and the chosen building into the middle. */
export const Picture = ({ map: { url, width, height, points }, chosen, isLarge, onChoose }: Props) => (
  <View className="map__frame">
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
  </View>
)

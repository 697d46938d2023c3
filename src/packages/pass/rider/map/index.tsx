import { Image, ScrollView, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { BuildingMap, MapPoint } from '../../../../../contract/pass/pass'
import { useAction } from '../../../../services/useAction'
import { aria, pictureOf } from '../../../../ui/aria'
import { Button } from '../../../../ui/button/Button'
import { classes } from '../../../../ui/classes'
import { SearchField } from '../../../../ui/form/SearchField'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { pointsFor } from './numbers'
import './map.scss'
import '../../icons.scss'

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
function Picture({ map, chosen, isLarge, onChoose }: Props) {
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
        <Image className="map__image" src={url} mode="scaleToFill" {...pictureOf('楼栋图')} />
        {points.map(({ label, x, y }, at) => (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: two buildings may have one label, and the list of a picture doesn't change
            key={at}
            className={classes('map__point', at === chosen && 'map__point--chosen')}
            style={{ left: percent(x), top: percent(y) }}
            {...aria({ role: 'button' })}
            onClick={() => onChoose(at)}
          >
            <View className="map__label">{label}</View>
          </View>
        ))}
      </View>
    </ScrollView>
  )
}

/** Finds a building: type its number, or tap it. */
function Buildings({ map }: { map: BuildingMap }) {
  const [typed, setTyped] = useState('')
  const [tapped, setTapped] = useState<number | null>(null)
  const [isLarge, setLarge] = useState(false)
  const found = pointsFor(map.points, typed)
  // What was typed stands out by itself as soon as it is clear which one is meant.
  const [first] = found
  const chosen = tapped ?? (typed.trim() && first ? map.points.indexOf(first) : null)

  const type = (text: string) => {
    setTyped(text)
    setTapped(null)
  }

  return (
    <>
      <SearchField value={typed} onChange={type} placeholder="几幢？如 7" />
      {found.length === 0 && <View>图上没有“{typed.trim()}”。请看图找，或打热线问物业</View>}
      <Picture map={map} chosen={chosen} isLarge={isLarge} onChoose={setTapped} />
      <Button variant="ghost" icon={isLarge ? 'minus' : 'plus'} onTap={() => setLarge(!isLarge)}>
        {isLarge ? '缩小' : '放大'}
      </Button>
      <View className="map__numbers">
        {found.map((point) => {
          const at = map.points.indexOf(point)
          return (
            <View
              key={at}
              className={classes('map__number', at === chosen && 'map__number--chosen')}
              {...aria({ role: 'radio', checked: at === chosen })}
              onClick={() => setTapped(at)}
            >
              {point.label}
            </View>
          )
        })}
      </View>
    </>
  )
}

/** The building map (楼栋图), which is there for some hours after an entry. */
export default function MapPage() {
  const { compoundId = '' } = useRouter().params
  const compound = useAction('pass.compound', { compoundId })
  return (
    <Screen>
      <Answered query={compound}>
        {({ map, note }) =>
          map ? (
            <>
              {note && <Notice>{note}</Notice>}
              <Buildings map={map} />
            </>
          ) : (
            <State icon="map" title="现在看不到楼栋图" note="进门后 4 小时内能看。请先扫门口码进门，或者问门岗" />
          )
        }
      </Answered>
    </Screen>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BuildingMap } from '../../../../../contract/pass/pass'
import { Button } from '../../../../ui/button/Button'
import { classes } from '../../../../ui/classes'
import { SearchField } from '../../../../ui/form/SearchField'
import './map.scss'
import { pointsFor } from './numbers'
import { Picture } from './Picture'

/** Finds a building: type its number, or tap it. */
export function Buildings({ map }: { map: BuildingMap }) {
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
            <View key={at} className={classes('map__number', at === chosen && 'map__number--chosen')} onClick={() => setTapped(at)}>
              {point.label}
            </View>
          )
        })}
      </View>
    </>
  )
}

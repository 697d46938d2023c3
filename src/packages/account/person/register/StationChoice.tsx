import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { classes } from '../../../../ui/classes'
import { Options } from '../../../../ui/form/Options'
import './stationChoice.scss'
import { findStations, platformsOf, SEARCH_FROM, type StationList } from './stationSearch'

interface Props {
  list: StationList
  value: string | undefined
  onChoose: (stationId: string) => void
}

const ALL = '全部'

/** First the platform, then one of its stations; a long list can be searched. */
export function StationChoice({ list, value, onChoose }: Props) {
  const [platform, setPlatform] = useState<string>(ALL)
  const [typed, setTyped] = useState('')
  const found = findStations(list, platform === ALL ? null : platform, typed)
  const options = found.map(({ stationId, name, platform: of, town }) => ({ value: stationId, label: name, note: `${of} · ${town}` }))
  return (
    <View className="station-choice">
      <View className="station-choice__platforms">
        {[ALL, ...platformsOf(list)].map((one) => (
          <View
            key={one}
            className={classes('station-choice__platform', one === platform && 'station-choice__platform--chosen')}
            onClick={() => setPlatform(one)}
          >
            {one}
          </View>
        ))}
      </View>
      {list.stations.length > SEARCH_FROM && (
        <View className="field__control">
          <Input
            className="field__input"
            value={typed}
            placeholder="搜站点名或镇名"
            maxlength={20}
            onInput={(event) => setTyped(event.detail.value)}
          />
        </View>
      )}
      {options.length > 0 ? (
        <Options options={options} isChosen={(option) => option === value} onTap={onChoose} />
      ) : (
        <View className="station-choice__none">没有找到这样的站点。换个字再搜，或请站点负责人联系区里开通。</View>
      )}
    </View>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RiderView } from '../../../../../contract/account/rider'
import { useAction } from '../../../../services/useAction'
import { aria } from '../../../../ui/aria'
import { classes } from '../../../../ui/classes'
import { Field } from '../../../../ui/form/Field'
import { Options } from '../../../../ui/form/Options'
import { SearchField } from '../../../../ui/form/SearchField'
import type { FieldBinding } from '../../../../ui/form/useForm'
import { Icon } from '../../../../ui/icon/Icon'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Answered } from '../../../../ui/states/Answered'
import { findStations, platformsOf, SEARCH_FROM, type StationList } from './stationSearch'
import './stationChoice.scss'

interface StationChoiceProps {
  list: StationList
  value: string | undefined
  onChoose: (stationId: string) => void
}

const ALL = '全部'

/** First the platform, then one of its stations; a long list can be searched. */
function StationChoice({ list, value, onChoose }: StationChoiceProps) {
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
            {...aria({ role: 'radio', checked: one === platform })}
            onClick={() => setPlatform(one)}
          >
            {one}
          </View>
        ))}
      </View>
      {list.stations.length > SEARCH_FROM && <SearchField value={typed} onChange={setTyped} placeholder="搜站点名或镇名" />}
      {options.length > 0 ? (
        <Options options={options} isChosen={(option) => option === value} onTap={onChoose} />
      ) : (
        <View className="station-choice__none">没有找到这样的站点。换个字再搜，或请站点负责人联系区里开通。</View>
      )}
    </View>
  )
}

interface Props extends FieldBinding<string> {
  /** The station chosen before, which takes nobody any more. */
  closed: RiderView['station']
}

/** The station, by platform. */
export function StationField({ id, value, onChange, error, closed }: Props) {
  const [open, setOpen] = useState(false)
  const list = useAction('station.list', {})
  const chosen = list.data?.stations.find(({ stationId }) => stationId === value)
  const unnamed = value ? '正在取站点名单…' : '请选择'
  const words = chosen ? `${chosen.platform} · ${chosen.name}` : unnamed
  const gone = closed && !value ? `${closed.name}已经停用，请改选别的站点` : undefined
  const show = () => {
    setOpen(true)
    // A station may have closed since the page was opened.
    if (list.isStale || error) list.refetch()
  }
  const choose = (stationId: string) => {
    onChange(stationId)
    setOpen(false)
  }
  return (
    <Field id={id} label="平台和站点" hint="选你现在跑单的站点，由它的负责人为你担保" error={error ?? gone}>
      <View className="field__control" {...aria({ role: 'button' })} onClick={show}>
        <View className={classes('field__value', !value && 'field__value--empty')}>{words}</View>
        <Icon name="chevron" />
      </View>
      {open && (
        <Sheet title="选平台和站点" onClose={() => setOpen(false)}>
          <Answered query={list}>{(all) => <StationChoice list={all} value={value} onChoose={choose} />}</Answered>
        </Sheet>
      )}
    </Field>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RiderView } from '../../../../../contract/account/rider'
import { useAction } from '../../../../services/useAction'
import { classes } from '../../../../ui/classes'
import { Field } from '../../../../ui/form/Field'
import type { FieldBinding } from '../../../../ui/form/useForm'
import { Icon } from '../../../../ui/icon/Icon'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { Answered } from '../../../../ui/states/Answered'
import { StationChoice } from './StationChoice'

interface Props extends FieldBinding<string> {
  /** The station chosen before, which takes nobody any more. */
  closed: RiderView['station']
}

/** The station, by platform. */
export function StationField({ id, value, onChange, error, closed }: Props) {
  const [open, setOpen] = useState(false)
  const list = useAction('station.list', {})
  const chosen = list.data?.stations.find(({ stationId }) => stationId === value)
  const words = chosen ? `${chosen.platform} · ${chosen.name}` : value ? '正在取站点名单…' : '请选择'
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
      <View className="field__control" onClick={show}>
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

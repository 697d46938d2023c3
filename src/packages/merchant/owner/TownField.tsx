import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TownId } from '../../../../contract/account/ids'
import { useAction } from '../../../services/useAction'
import { Button } from '../../../ui/button/Button'
import { Field } from '../../../ui/form/Field'
import { Options } from '../../../ui/form/Options'
import type { FieldBinding } from '../../../ui/form/useForm'
import { Sheet } from '../../../ui/overlay/Overlay'
import { Answered } from '../../../ui/states/Answered'

/** In which town a shop is: one of the district's, chosen from a list of its own. */
export function TownField({ id, value, onChange, error }: FieldBinding<TownId>) {
  const [choosing, setChoosing] = useState(false)
  const places = useAction('station.list', {})
  const chosen = places.data?.towns.find(({ townId }) => townId === value)
  const choose = (townId: TownId) => {
    onChange(townId)
    setChoosing(false)
  }
  return (
    <Field id={id} label="哪个板块" error={error}>
      <View className="field__control">
        <View className="field__value">{chosen?.name ?? (value ? '已选好' : '还没选')}</View>
        <Button variant="quiet" onTap={() => setChoosing(true)}>
          {value ? '换一个' : '选'}
        </Button>
      </View>
      {choosing && (
        <Sheet title="店在哪个板块" onClose={() => setChoosing(false)}>
          <Answered query={places}>
            {({ towns }) => (
              <Options<TownId>
                options={towns.map(({ townId, name }) => ({ value: townId, label: name }))}
                isChosen={(townId) => townId === value}
                onTap={choose}
              />
            )}
          </Answered>
        </Sheet>
      )}
    </Field>
  )
}

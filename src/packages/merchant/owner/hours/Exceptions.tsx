import { View } from '@tarojs/components'
import { serverNow } from '../../../../services/clock'
import { dayOf, shiftDay } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { DateField } from '../../../../ui/form/DateField'
import { type Option, Options } from '../../../../ui/form/Options'
import { Windows } from '../../../pass/Windows'
import { type HoursValues, MOST_EXCEPTIONS, usualAfter } from './values'

type Exception = HoursValues['exceptions'][number]

const kinds: Option<'closed' | 'open'>[] = [
  { value: 'closed', label: '休息' },
  { value: 'open', label: '开门，时间不一样' },
]

interface OneProps {
  exception: Exception
  at: number
  onChange: (exception: Exception) => void
  onRemove: () => void
}

const One = ({ exception: { day, spans }, at, onChange, onRemove }: OneProps) => (
  <>
    <DateField id={`field-exception-${at}`} label="哪一天" value={day} onChange={(next) => onChange({ day: next, spans })} />
    <Options
      options={kinds}
      isChosen={(kind) => (kind === 'open') === spans.length > 0}
      onTap={(kind) => onChange({ day, spans: kind === 'open' ? [usualAfter([])] : [] })}
    />
    {spans.length > 0 && (
      <Windows windows={spans} onChange={(next) => onChange({ day, spans: next })} usual={usualAfter(spans)} add="那天加一段时间" />
    )}
    <Button variant="quiet" onTap={onRemove}>
      去掉这一天
    </Button>
  </>
)

interface Props {
  exceptions: HoursValues['exceptions']
  onChange: (exceptions: HoursValues['exceptions']) => void
}

/** Days on which the shop stays closed or is open at other times, such as holidays. */
export function Exceptions({ exceptions, onChange }: Props) {
  const change = (at: number, next: Exception) => onChange(exceptions.map((one, index) => (index === at ? next : one)))
  const remove = (at: number) => onChange(exceptions.filter((_, index) => index !== at))
  const add = () => {
    const latest = exceptions.map(({ day }) => day).sort()[exceptions.length - 1] ?? dayOf(serverNow())
    onChange([...exceptions, { day: shiftDay(latest, 1), spans: [] }])
  }
  return (
    <>
      {exceptions.map((exception, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its day changes while it is written
        <One key={at} at={at} exception={exception} onChange={(next) => change(at, next)} onRemove={() => remove(at)} />
      ))}
      {exceptions.length < MOST_EXCEPTIONS ? (
        <Button variant="ghost" icon="plus" onTap={add}>
          加一个特别的日子
        </Button>
      ) : (
        <View>{`最多 ${MOST_EXCEPTIONS} 天`}</View>
      )}
    </>
  )
}

import { Picker, View } from '@tarojs/components'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { Button } from '../../../../ui/button/Button'
import { Field } from '../../../../ui/form/Field'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Icon } from '../../../../ui/icon/Icon'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { ExportedFile } from './ExportedFile'
import { exportReasonText } from './exportReasons'
import { useExport } from './useExport'

const reasons = optionsOf(exportReasonText)

interface DateProps {
  id: string
  label: string
  value: string
  onChange: (day: string) => void
}

const DateField = ({ id, label, value, onChange }: DateProps) => (
  <Field id={id} label={label}>
    <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View className="field__control">
        <View className="field__value">{value}</View>
        <Icon name="chevron" />
      </View>
    </Picker>
  </Field>
)

interface Props {
  compoundId: CompoundId
  /** The day on the screen. */
  day: string
  onClose: () => void
}

/** Asks for what period and why before the log leaves the system. */
export function ExportSheet({ compoundId, day, onClose }: Props) {
  const { from, to, reason, problem, file, setFrom, setTo, setReason, send } = useExport(compoundId, day)
  if (file) return <ExportedFile file={file} onClose={onClose} />
  return (
    <Sheet title="导出通行记录" onClose={onClose} actions={<Button onTap={send}>导出 Excel</Button>}>
      <View>谁、什么时候、为什么导出，会留下记录，文件上也印着。姓名只有姓。</View>
      <DateField id="field-from" label="从哪天" value={from} onChange={setFrom} />
      <DateField id="field-to" label="到哪天" value={to} onChange={setTo} />
      <Field id="field-reason" label="为什么导出">
        <Options options={reasons} isChosen={(one) => one === reason} onTap={setReason} />
      </Field>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Sheet>
  )
}

import type { ReactNode } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { Card } from '../../../../ui/card/Card'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { TextField } from '../../../../ui/form/TextField'
import { Screen } from '../../../../ui/screen/Screen'
import { SaveBar } from '../SaveBar'
import { useInfo } from './useInfo'

/** What riders are told besides the rules: whom to call, what to know inside. */
export function InfoPage({ compound, head }: { compound: CompoundView; head: ReactNode }) {
  const { form, changed, outcome, discard } = useInfo(compound)
  return (
    <Screen footer={<SaveBar save="保存热线和提示" onSave={form.submit} changed={changed} onDiscard={discard} outcome={outcome} />}>
      {head}
      <Card>
        <TextField
          label="热线电话"
          hint="门岗或物业办公室的电话，如 0512-6300 0000。不要写个人手机号"
          maxLength={40}
          {...form.field('hotline')}
        />
        <TextAreaField label="进门后的提示" hint="如：车停在 3 幢东侧，走货梯上楼" limit={120} {...form.field('note')} />
      </Card>
    </Screen>
  )
}

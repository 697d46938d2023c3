import { View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { LONGEST, useAppeal } from './useAppeal'

/** Where the holder writes what happened. */
export function AppealForm({ onFiled }: { onFiled: () => void }) {
  const { text, type, problem, file } = useAppeal()
  const send = async () => {
    if (await file()) onFiled()
  }
  return (
    <Card title="写下你的意见">
      <View>写清楚时间、地点和经过，区工作人员会找小区和站点核实。</View>
      <TextAreaField
        id="field-text"
        label="申诉内容"
        hint="至少 5 个字，不用写身份证号、手机号"
        limit={LONGEST}
        value={text}
        onChange={type}
        error={problem ?? undefined}
      />
      <Button onTap={send}>交上去</Button>
    </Card>
  )
}

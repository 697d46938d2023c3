import { View } from '@tarojs/components'
import type { CompoundRules } from '../../../../../contract/pass/compoundRules'
import { Card } from '../../../../ui/card/Card'
import { rulesText } from '../../words/compoundRules'
import './compound.scss'

/** How one gets in, before one stands at the gate. */
export const Rules = ({ rules, note }: { rules: CompoundRules; note: string | null }) => (
  <Card title="怎么进">
    {rulesText(rules).map((line) => (
      <View key={line}>{line}</View>
    ))}
    {note && <View className="compound__note">{`物业提醒：${note}`}</View>}
  </Card>
)

import { View } from '@tarojs/components'
import type { GateView } from '../../../../../contract/pass/gate'
import { Options } from '../../../../ui/form/Options'
import { State } from '../../../../ui/states/State'

interface Props {
  gates: readonly GateView[]
  chosen: GateView | null
  onChoose: (gateId: string) => void
}

/** At which gate this phone stands. Asked once; every entry carries it. */
export function GateChoice({ gates, chosen, onChoose }: Props) {
  if (gates.length === 0) return <State icon="gate" title="还没有设门" note="请物业在小哥码里加上这个门，再下拉刷新" />
  const options = gates.map(({ gateId, name, open }) => ({ value: gateId, label: name, ...(!open && { note: '现在不让小哥进' }) }))
  return (
    <>
      <View className="duty__title">您在哪个门值班？</View>
      <View>选一次就记住了，换门时再改。</View>
      <Options options={options} isChosen={(gateId) => gateId === chosen?.gateId} onTap={onChoose} />
    </>
  )
}

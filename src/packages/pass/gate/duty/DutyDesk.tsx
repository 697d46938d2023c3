import { View } from '@tarojs/components'
import type { Actions } from '../../../../../contract/index'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { GateView } from '../../../../../contract/pass/gate'
import { Options } from '../../../../ui/form/Options'
import { State } from '../../../../ui/states/State'
import type { KeptQueue } from '../offline/keptQueue'
import { CheckResult } from './CheckResult'
import { DigitsSheet } from './DigitsSheet'
import { LargeLetters } from './LargeLetters'
import { Post } from './Post'
import { useDesk } from './useDesk'
import type { Duty } from './useDuty'

interface GateChoiceProps {
  gates: readonly GateView[]
  chosen: GateView | null
  onChoose: (gateId: string) => void
}

/** At which gate this phone stands. Asked once; every entry carries it. */
function GateChoice({ gates, chosen, onChoose }: GateChoiceProps) {
  if (gates.length === 0) return <State icon="gate" title="还没有设门" note="请物业在小哥码里加上这个门，再下拉刷新" />
  const options = gates.map(({ gateId, name, open }) => ({ value: gateId, label: name, ...(!open && { note: '现在不让小哥进' }) }))
  return (
    <>
      <View className="duty__head">
        <View className="duty__title">您在哪个门值班？</View>
        <LargeLetters />
      </View>
      <View>选一次就记住了，换门时再改。</View>
      <Options options={options} isChosen={(gateId) => gateId === chosen?.gateId} onTap={onChoose} />
    </>
  )
}

interface Props {
  known: OutputOf<Actions['gate.duty']>
  server: Duty
  queue: KeptQueue
}

/** What a guard does: choose the gate, check, correct, and look at today. One of them fills the screen. */
export function DutyDesk({ known, server, queue }: Props) {
  const open = useDesk(known, server, queue)
  const { gate, choosing, choose, check, typing } = open
  if (!gate || choosing) return <GateChoice gates={known.gates} chosen={gate} onChoose={choose} />
  const desk = { ...open, gate }
  if (check.looking) return <CheckResult desk={desk} looking={check.looking} />
  return (
    <>
      <Post desk={desk} />
      {typing && <DigitsSheet desk={desk} />}
    </>
  )
}

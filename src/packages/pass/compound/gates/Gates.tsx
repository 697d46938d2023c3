import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { callAction } from '../../../../services/callAction'
import { errorText } from '../../../../services/errorText'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { State } from '../../../../ui/states/State'
import { toTop } from '../toTop'
import { GateCard } from './GateCard'
import { type Gate, GateSheet } from './GateSheet'
import { PosterSheet } from './PosterSheet'
import { RenewDialog } from './RenewDialog'

type Poster = OutputOf<Actions['compound.poster']>

/** What lies above the list. */
type Open = { kind: 'edit'; gate: Gate | null } | { kind: 'renew'; gate: Gate } | { kind: 'poster'; gate: Gate; poster: Poster } | null

interface Outcome {
  tone: 'ok' | 'no'
  words: string
}

function Above({ compoundId, open, onDone, onClose }: AboveProps) {
  switch (open?.kind) {
    case 'edit':
      return (
        <GateSheet {...{ compoundId, onClose }} gate={open.gate} onDone={() => onDone(open.gate ? '已保存' : '已加上，接着打印门口码')} />
      )
    case 'renew':
      return (
        <RenewDialog {...{ compoundId, onClose }} gate={open.gate} onDone={() => onDone(`${open.gate.name}换了新码，请马上打印新海报`)} />
      )
    case 'poster':
      return <PosterSheet gate={open.gate} poster={open.poster} onClose={onClose} />
    default:
      return null
  }
}

interface AboveProps {
  compoundId: string
  open: Open
  onDone: (words: string) => void
  onClose: () => void
}

/** The compound's gates. */
export function Gates({ compound: { compoundId, gates } }: { compound: CompoundView }) {
  const [open, setOpen] = useState<Open>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const close = () => setOpen(null)
  const done = (words: string) => {
    setOutcome({ tone: 'ok', words })
    close()
    toTop()
  }
  const fetchPoster = async (gate: Gate) => {
    setOutcome(null)
    const reply = await callAction('compound.poster', { compoundId, gateId: gate.gateId })
    if (reply.ok) setOpen({ kind: 'poster', gate, poster: reply.data })
    else {
      setOutcome({ tone: 'no', words: errorText(reply.error) })
      toTop()
    }
  }
  const add = (
    <Button icon="plus" variant={gates.length === 0 ? 'primary' : 'ghost'} onTap={() => setOpen({ kind: 'edit', gate: null })}>
      加一个门
    </Button>
  )
  return (
    <Screen footer={add}>
      {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
      {gates.length === 0 && <State icon="gate" title="还没有门" note="加上大门，打印门口码贴出去，小哥扫一扫就能进" />}
      {gates.map((gate) => (
        <GateCard
          key={gate.gateId}
          gate={gate}
          onEdit={() => setOpen({ kind: 'edit', gate })}
          onPoster={() => fetchPoster(gate)}
          onRenew={() => setOpen({ kind: 'renew', gate })}
        />
      ))}
      {gates.length > 0 && <View>门多也不怕：一个门一张海报，记录里看得出从哪个门进的。</View>}
      <Above compoundId={compoundId} open={open} onDone={done} onClose={close} />
    </Screen>
  )
}

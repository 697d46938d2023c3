import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { callAction } from '../../../../services/callAction'
import { errorText } from '../../../../services/errorText'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { OfCompound } from '../OfCompound'
import { toTop } from '../useCompound'
import { type Gate, GateSheet, PosterSheet, RenewDialog } from './sheets'
import './gates.scss'
import '../../icons.scss'

interface Props {
  gate: Gate
  onEdit: () => void
  onPoster: () => unknown
  onRenew: () => void
}

/** One gate, and what can be done about it. */
const GateCard = ({ gate: { name, open, exits }, onEdit, onPoster, onRenew }: Props) => (
  <Card>
    <ListRow
      icon="gate"
      title={name}
      note={exits ? '进门、出门都记' : '只记进门'}
      trailing={<Tag tone={open ? 'ok' : 'warn'}>{open ? '开着' : '关着'}</Tag>}
    />
    <View className="gates__actions">
      <View className="gates__action">
        <Button variant="ghost" icon="print" onTap={onPoster}>
          打印门口码
        </Button>
      </View>
      <View className="gates__action gates__action--less">
        <Button variant="ghost" onTap={onEdit}>
          改设置
        </Button>
      </View>
    </View>
    <Button variant="quiet" icon="refresh" onTap={onRenew}>
      海报被盗用？换成新码
    </Button>
  </Card>
)

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
        <GateSheet
          compoundId={compoundId}
          onClose={onClose}
          gate={open.gate}
          onDone={() => onDone(open.gate ? '已保存' : '已加上，接着打印门口码')}
        />
      )
    case 'renew':
      return (
        <RenewDialog
          compoundId={compoundId}
          onClose={onClose}
          gate={open.gate}
          onDone={() => onDone(`${open.gate.name}换了新码，请马上打印新海报`)}
        />
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
function Gates({ compound: { compoundId, gates } }: { compound: CompoundView }) {
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

export default function CompoundGatesPage() {
  return <OfCompound>{(compound) => <Gates compound={compound} />}</OfCompound>
}

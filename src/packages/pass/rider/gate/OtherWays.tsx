import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Verdict } from '../../../../../contract/pass/gateVerdict'
import type { CompoundId, GateId } from '../../../../../contract/pass/ids'
import { callNumber } from '../../../../services/callNumber'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Options } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { hotlineWords } from '../../words/gate'
import './gate.scss'

const MINUTES = ['5', '10', '15', '30'] as const
type Minutes = (typeof MINUTES)[number]
const options = MINUTES.map((value) => ({ value, label: `${value} 分钟左右` }))

interface Place {
  compoundId: CompoundId
  gateId: GateId
}

/** Where somebody waits; null when it isn't known. */
const placeOf = ({ compound, gate }: Verdict): Place | null => compound && gate && { compoundId: compound.compoundId, gateId: gate.gateId }

const NOBODY_TOLD = '这个小区还没有物业在用小程序，没人能收到。请门岗帮忙，或打小区电话'

/** Tells the property manager that somebody has waited long at this gate. */
function ReportWait({ place }: { place: Place }) {
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<boolean | null>(null)
  if (told !== null) return <View className="gate__told">{told ? '已经告诉物业，他们会联系门岗' : NOBODY_TOLD}</View>
  return (
    <View className="gate__way">
      <Button variant="lightGhost" onTap={() => setOpen(true)}>
        等了很久？告诉物业
      </Button>
      {open && <WaitSheet place={place} onTold={setTold} onClose={() => setOpen(false)} />}
    </View>
  )
}

interface SheetProps {
  place: Place
  onTold: (told: boolean) => void
  onClose: () => void
}

function WaitSheet({ place, onTold, onClose }: SheetProps) {
  const { send } = useWrite('pass.reportWait')
  const [minutes, setMinutes] = useState<Minutes>('10')
  const [problem, setProblem] = useState<string | null>(null)

  const tell = async () => {
    setProblem(null)
    const reply = await send({ ...place, waitedMinutes: Number(minutes) })
    if (reply?.ok) onTold(reply.data.told)
    else if (reply) setProblem(errorText(reply.error))
  }

  const actions = (
    <>
      <Button onTap={tell}>告诉物业</Button>
      <Button variant="ghost" onTap={onClose}>
        不用了
      </Button>
    </>
  )
  return (
    <Sheet title="等了多久？" actions={actions} onClose={onClose}>
      <Options options={options} isChosen={(one) => one === minutes} onTap={setMinutes} />
      {problem && <Notice tone="no">{problem}</Notice>}
    </Sheet>
  )
}

/** What helps when it gets stuck at the gate itself: the compound's public number, and its property manager. */
export function OtherWays({ verdict }: { verdict: Verdict }) {
  const { compound, holder } = verdict
  const place = holder && placeOf(verdict)
  return (
    <View className="gate__ways">
      {compound?.hotline && (
        <View className="gate__way">
          <Button variant="lightGhost" icon="phone" onTap={() => callNumber(compound.hotline ?? '')}>
            {hotlineWords(compound.hotline)}
          </Button>
        </View>
      )}
      {place && <ReportWait place={place} />}
    </View>
  )
}

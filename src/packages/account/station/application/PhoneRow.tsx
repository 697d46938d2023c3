import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RiderId } from '../../../../../contract/account/ids'
import { callAction } from '../../../../services/callAction'
import { callNumber } from '../../../../services/callNumber'
import { errorText } from '../../../../services/errorText'
import { Button } from '../../../../ui/button/Button'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { revealReasonLabel } from '../../words/rider'

type Reason = keyof typeof revealReasonLabel

const reasons = optionsOf(revealReasonLabel)

interface Props {
  riderId: RiderId
  onShown: (phone: string | null) => void
  onClose: () => void
}

/** Asks why. The reason, who asked and when go on record. */
function RevealSheet({ riderId, onShown, onClose }: Props) {
  const [reason, setReason] = useState<Reason | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const reveal = async () => {
    if (!reason) return setProblem('请先选一个原因')
    const reply = await callAction('station.revealPhone', { riderId, reason })
    if (reply.ok) onShown(reply.data.phone)
    else setProblem(errorText(reply.error))
  }
  const choose = (chosen: Reason) => {
    setReason(chosen)
    setProblem(null)
  }

  return (
    <Sheet title="为什么要看完整号码？" onClose={onClose} actions={<Button onTap={reveal}>看号码</Button>}>
      <View>谁、什么时候、为什么看的，会留下记录。</View>
      <Options options={reasons} isChosen={(option) => option === reason} onTap={choose} />
      {problem && <Notice tone="no">{problem}</Notice>}
    </Sheet>
  )
}

/** The phone number, masked until somebody says why it is needed. */
export function PhoneRow({ riderId, masked }: { riderId: RiderId; masked: string | null }) {
  const [asking, setAsking] = useState(false)
  const [phone, setPhone] = useState<string | null>(null)
  const show = (number: string | null) => {
    setPhone(number)
    setAsking(false)
  }
  const button = phone ? (
    <Button variant="quiet" onTap={() => callNumber(phone)}>
      打电话
    </Button>
  ) : (
    <Button variant="quiet" onTap={() => setAsking(true)}>
      看完整号码
    </Button>
  )
  return (
    <>
      <ListRow title="手机号" note={phone ?? masked ?? '没有填'} trailing={masked && button} />
      {asking && <RevealSheet riderId={riderId} onShown={show} onClose={() => setAsking(false)} />}
    </>
  )
}

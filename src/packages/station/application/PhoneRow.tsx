import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { RiderId } from '../../../../contract/account/ids'
import { Button } from '../../../ui/button/Button'
import { ListRow } from '../../../ui/listRow/ListRow'
import { RevealSheet } from './RevealSheet'

/** The phone number, masked until somebody says why it is needed. */
export function PhoneRow({ riderId, masked }: { riderId: RiderId; masked: string | null }) {
  const [asking, setAsking] = useState(false)
  const [phone, setPhone] = useState<string | null>(null)
  const show = (number: string | null) => {
    setPhone(number)
    setAsking(false)
  }
  const button = phone ? (
    <Button variant="quiet" onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}>
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

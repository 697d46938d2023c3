import { useState } from 'react'
import type { PassView } from '../../../../contract/pass/pass'
import type { PassAudience } from '../../../../contract/pass/passCode'
import { useBrightScreen } from '../../../services/useBrightScreen'
import { Card } from '../../../ui/card/Card'
import { Segments } from '../../../ui/segments/Segments'
import type { PassSecret } from '../phone/phoneCode'
import { CounterCode } from './CounterCode'
import { GateCode } from './GateCode'
import { Holder } from './Holder'

const audiences = [
  { value: 'gate', label: '进门' },
  { value: 'counter', label: '优惠' },
] as const

/** A pass that holds, on the phone that makes its codes. */
export function ShownPass({ pass, secret }: { pass: PassView; secret: PassSecret }) {
  const [audience, setAudience] = useState<PassAudience>('gate')
  useBrightScreen(true)
  return (
    <>
      <Segments segments={audiences} value={audience} onChange={setAudience} />
      <Card>
        <Holder holder={pass.holder} />
        {audience === 'gate' ? <GateCode pass={pass} secret={secret} /> : <CounterCode secret={secret} />}
      </Card>
    </>
  )
}

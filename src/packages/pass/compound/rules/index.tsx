import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { Segments } from '../../../../ui/segments/Segments'
import { OfCompound } from '../OfCompound'
import { InfoPage } from './InfoPage'
import { RulesPage } from './RulesPage'
import '../../icons.scss'

const segments = [
  { value: 'rules', label: '规则' },
  { value: 'info', label: '热线和提示' },
] as const

function Both({ compound }: { compound: CompoundView }) {
  const [open, setOpen] = useState<'rules' | 'info'>('rules')
  const head = <Segments segments={segments} value={open} onChange={setOpen} />
  return open === 'rules' ? <RulesPage compound={compound} head={head} /> : <InfoPage compound={compound} head={head} />
}

export default function CompoundRulesPage() {
  return <OfCompound>{(compound) => <Both compound={compound} />}</OfCompound>
}

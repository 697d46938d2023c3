import { View } from '@tarojs/components'
import { useState } from 'react'
import { dayText } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import { ListRow } from '../../../ui/listRow/ListRow'
import { Notice } from '../../../ui/notice/Notice'
import { Sheet } from '../../../ui/overlay/Overlay'
import { Tag } from '../../../ui/tag/Tag'
import { convention } from '../words/convention'
import { ConventionText } from './ConventionText'

interface SigningSheetProps {
  /** Who signs; null: it is signed, the text is only read. */
  party: string | null
  onSign: () => Promise<string | null>
  onClose: () => void
}

/** The whole text before the signature. */
function SigningSheet({ party, onSign, onClose }: SigningSheetProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const sign = async () => {
    const problem = await onSign()
    setProblem(problem)
    if (problem === null) onClose()
  }
  const actions = (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      {party && <Button onTap={sign}>{`代表${party}签`}</Button>}
      <Button variant="ghost" onTap={onClose}>
        {party ? '先不签' : '看完了'}
      </Button>
    </>
  )
  return (
    <Sheet title={convention.title} actions={actions} onClose={onClose}>
      <ConventionText />
    </Sheet>
  )
}

/** Who signs the convention, and whether they have. */
export interface Signature {
  /** 站点, 物业 or 社区. */
  party: string
  signedAt: string | null
  /** What an unsigned one means, or who is to sign. */
  unless: string
}

const SignatureRow = ({ signature: { party, signedAt, unless } }: { signature: Signature }) => (
  <ListRow
    title={party}
    note={signedAt ? `${dayText(signedAt, new Date())}签的` : unless}
    trailing={<Tag tone={signedAt ? 'ok' : 'warn'}>{signedAt ? '已签' : '还没签'}</Tag>}
  />
)

interface Props {
  /** One's own first. */
  signatures: readonly [Signature, ...Signature[]]
  /** Signs for the first; gives what stands against it, null when it is done. */
  onSign: () => Promise<string | null>
}

/** The conduct convention: who has signed, its text, and one's own signature. */
export function SigningCard({ signatures, onSign }: Props) {
  const [open, setOpen] = useState(false)
  const [{ party, signedAt }] = signatures
  return (
    <Card title="文明公约">
      <View>
        {signatures.map((signature) => (
          <SignatureRow key={signature.party} signature={signature} />
        ))}
      </View>
      <Button variant={signedAt ? 'quiet' : 'ghost'} icon="pact" onTap={() => setOpen(true)}>
        {signedAt ? '看全文' : '看全文，签约'}
      </Button>
      {open && <SigningSheet party={signedAt ? null : party} onSign={onSign} onClose={() => setOpen(false)} />}
    </Card>
  )
}

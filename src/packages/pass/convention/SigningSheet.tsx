import { useState } from 'react'
import { Button } from '../../../ui/button/Button'
import { Notice } from '../../../ui/notice/Notice'
import { Sheet } from '../../../ui/overlay/Sheet'
import { convention } from '../words/convention'
import { ConventionText } from './ConventionText'

interface Props {
  /** Who signs; null: it is signed, the text is only read. */
  party: string | null
  onSign: () => Promise<string | null>
  onClose: () => void
}

/** The whole text before the signature. */
export function SigningSheet({ party, onSign, onClose }: Props) {
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

import { useState } from 'react'
import type { MapPoint } from '../../../../../contract/pass/pass'
import { Button } from '../../../../ui/button/Button'
import { TextField } from '../../../../ui/form/TextField'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { labelProblem } from './points'

interface Props {
  /** What stands there to begin with. */
  first: string
  others: readonly MapPoint[]
  onWrite: (label: string) => void
  onClose: () => void
}

/** What the building is called. */
export function LabelSheet({ first, others, onWrite, onClose }: Props) {
  const [label, setLabel] = useState(first)
  const [problem, setProblem] = useState<string | undefined>()
  const write = () => {
    const wrong = labelProblem(label, others)
    if (wrong) setProblem(wrong)
    else onWrite(label.trim())
  }
  const type = (typed = '') => {
    setLabel(typed)
    setProblem(undefined)
  }
  return (
    <Sheet title="这里是哪里？" onClose={onClose} actions={<Button onTap={write}>写上</Button>}>
      <TextField
        id="field-label"
        label="楼号或名字"
        hint="最多 6 个字，如 7幢、快递柜、货梯"
        value={label}
        onChange={type}
        error={problem}
        maxLength={20}
      />
    </Sheet>
  )
}

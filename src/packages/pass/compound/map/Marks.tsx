import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MapPoint } from '../../../../../contract/pass/pass'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { TextField } from '../../../../ui/form/TextField'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Chips } from '../Chips'
import { labelProblem } from './points'
import type { Points } from './usePoints'
import './marks.scss'

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

/** The points as a list: every one as large as a finger, and what can be done with the chosen one. */
export function Marks({ edit: { points, hand, setHand, remove } }: { edit: Points }) {
  if (hand.kind === 'chosen') {
    const { at } = hand
    return (
      <Card title={`${points[at]?.label ?? ''}：点图上别的地方，就移过去`}>
        <View className="marks__actions">
          <Button onTap={() => setHand({ kind: 'free' })}>好了</Button>
          <Button variant="ghost" onTap={() => setHand({ kind: 'rename', at })}>
            改名
          </Button>
          <Button variant="danger" onTap={() => remove(at)}>
            去掉
          </Button>
        </View>
      </Card>
    )
  }
  const options = points.map(({ label }, at) => ({ value: String(at), label }))
  return (
    <Card title={points.length === 0 ? '点图上的楼，写上楼号' : `标了 ${points.length} 处`}>
      <View>{points.length === 0 ? '小哥进门后看这张图，找到要去的楼。' : '点图上空的地方，再加一处；点楼号，可以移动、改名、去掉。'}</View>
      {points.length > 0 && <Chips options={options} value="" onChange={(at) => setHand({ kind: 'chosen', at: Number(at) })} />}
    </Card>
  )
}

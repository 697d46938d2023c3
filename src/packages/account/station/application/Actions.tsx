import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { RemoveReason, ReturnReason } from '../../../../../contract/account/rider'
import type { ApplicationView } from '../../../../../contract/account/station'
import { Button } from '../../../../ui/button/Button'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog, Sheet } from '../../../../ui/overlay/Overlay'
import { workKindText } from '../../words/rider'
import { removeReasonLabel, returnReasonLabel } from '../reasons'
import type { Next } from './useNext'
import type { Review } from './useReview'
import './actions.scss'

interface VouchDialogProps {
  application: ApplicationView
  next: Next
  /** Whether it was done. */
  onVouch: () => Promise<boolean>
  onClose: () => void
}

/** What vouching means, before it is done. */
function VouchDialog({ application: { realName, workKind, station }, next, onVouch, onClose }: VouchDialogProps) {
  const vouchAndGoOn = async () => {
    if (await onVouch()) await next?.open()
  }
  const actions = (
    <>
      <Button onTap={onVouch}>担保</Button>
      {next && (
        <Button variant="ghost" onTap={vouchAndGoOn}>
          担保，看下一位
        </Button>
      )}
      <Button variant="ghost" onTap={onClose}>
        再看看
      </Button>
    </>
  )
  return (
    <Dialog title={`为${realName}担保？`} actions={actions} onClose={onClose}>
      <View>
        你确认：照片是本人，姓名没错，现在在{station.name}做{workKindText[workKind]}。担保会记在你名下。
      </View>
    </Dialog>
  )
}

const removeReasons = optionsOf(removeReasonLabel)

interface RemoveSheetProps {
  name: string
  onRemove: (reason: RemoveReason) => Promise<unknown>
  onClose: () => void
}

/** Why somebody leaves the station. */
function RemoveSheet({ name, onRemove, onClose }: RemoveSheetProps) {
  const [chosen, setChosen] = useState<RemoveReason | null>(null)
  const [asked, setAsked] = useState(false)
  const send = () => (chosen ? onRemove(chosen) : setAsked(true))
  return (
    <Sheet
      title={`把${name}移出站点？`}
      onClose={onClose}
      actions={
        <Button variant="danger" onTap={send}>
          移出站点
        </Button>
      }
    >
      <View>认证马上失效，小哥会收到消息，看得到原因。</View>
      <Options options={removeReasons} isChosen={(reason) => reason === chosen} onTap={setChosen} />
      {asked && !chosen && <Notice tone="warn">请先选一个原因</Notice>}
    </Sheet>
  )
}

/** The contract's limit: more than that nobody mends at once. */
const MOST = 3
const returnReasons = optionsOf(returnReasonLabel)

interface ReturnSheetProps {
  onReturn: (reasons: ReturnReason[]) => Promise<unknown>
  onClose: () => void
}

/** What is to be mended, up to three things. */
function ReturnSheet({ onReturn, onClose }: ReturnSheetProps) {
  const [chosen, setChosen] = useState<ReturnReason[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  const toggle = (reason: ReturnReason) => {
    const next = chosen.includes(reason) ? chosen.filter((other) => other !== reason) : [...chosen, reason]
    if (next.length > MOST) return setProblem(`最多选 ${MOST} 项，先取消一项`)
    setProblem(null)
    setChosen(next)
  }
  const send = () => (chosen.length === 0 ? setProblem('请至少选一项，小哥才知道改什么') : onReturn(chosen))

  return (
    <Sheet title="哪里要改？" onClose={onClose} actions={<Button onTap={send}>退回修改</Button>}>
      <View>可以选 1 到 {MOST} 项。小哥会看到原因和怎么改。</View>
      <Options options={returnReasons} isChosen={(reason) => chosen.includes(reason)} several onTap={toggle} />
      {problem && <Notice tone="warn">{problem}</Notice>}
    </Sheet>
  )
}

type Asking = 'vouch' | 'return' | 'remove' | null

interface Props {
  application: ApplicationView
  review: Review
  next: Next
  /** The page was opened from the one before, whom the manager has just vouched for. */
  isAfterVouch: boolean
}

/** What can be decided now, each asked once more before it is done. After a decision only the way back is left: no second one by accident. */
export function Actions({ application, review, next, isAfterVouch }: Props) {
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const then = <T,>(done: Promise<T>) => done.finally(close)
  return (
    <View className="actions">
      {isAfterVouch && !review.outcome && <Notice tone="ok">上一位已担保。小哥会收到消息。</Notice>}
      {review.outcome && <Notice tone={review.outcome.tone}>{review.outcome.words}</Notice>}
      {review.outcome?.tone === 'ok' ? <Done next={next} /> : <Buttons status={application.status} onAsk={setAsking} />}
      {asking === 'vouch' && <VouchDialog application={application} next={next} onVouch={() => then(review.vouch())} onClose={close} />}
      {asking === 'return' && <ReturnSheet onReturn={(reasons) => then(review.giveBack(reasons))} onClose={close} />}
      {asking === 'remove' && (
        <RemoveSheet name={application.realName} onRemove={(reason) => then(review.remove(reason))} onClose={close} />
      )}
    </View>
  )
}

function Buttons({ status, onAsk }: { status: ApplicationView['status']; onAsk: (asking: Asking) => void }) {
  if (status === 'waitingStation')
    return (
      <View className="actions__pair">
        <Button onTap={() => onAsk('vouch')}>担保</Button>
        <Button variant="ghost" onTap={() => onAsk('return')}>
          退回修改
        </Button>
      </View>
    )
  if (status === 'verified')
    return (
      <Button variant="danger" onTap={() => onAsk('remove')}>
        移出站点
      </Button>
    )
  return <BackToList />
}

/** Decided: on to the next, or back. */
const Done = ({ next }: { next: Next }) => (
  <>
    {next && <Button onTap={next.open}>{`下一位：${next.realName}`}</Button>}
    <BackToList />
  </>
)

const BackToList = () => (
  <Button variant="ghost" onTap={() => Taro.navigateBack()}>
    回名单
  </Button>
)

import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { GateRefusal } from '../../../../../contract/pass/gateVerdict'
import { errorText } from '../../../../services/errorText'
import { clockText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { HolderCard } from '../../../pass/HolderCard'
import type { RefusalWords } from '../../../pass/words/gate'
import type { Looking, ScannedRider } from './useScanRider'

/** What a teacher says to a rider whose code doesn't do, in front of the class. */

const NEW_CODE = '请小哥亮出正在变的码，再扫一次。'

const words: Partial<Record<GateRefusal['reason'], RefusalWords>> = {
  noPass: { title: '查不到这个小哥码', todo: '请点名。小哥可以在“小哥码”里看原因。' },
  codeUnreadable: { title: '这不是小哥的码', todo: '请小哥打开小哥码或听课证，再扫一次。' },
  codeOtherVersion: { title: '小哥的小程序版本太旧', todo: '请小哥退出小程序再打开，再扫一次。' },
  codeForged: { title: '这个码不是真的', todo: '请小哥打开自己的小哥码，或者点名。' },
  codeOtherPhone: { title: '这是旧手机上的码', todo: '小哥码换了手机。请用新手机亮码，或者点名。' },
  codeExpired: { title: '码过期了，可能是截图', todo: NEW_CODE },
  codeOtherAudience: { title: '这是别的班次的听课证', todo: '请小哥打开这门课的听课证，或者点名。' },
  codeFuture: { title: '小哥的手机时间不对', todo: '请小哥连一次网，重新打开“小哥码”，再扫一次。' },
  codeNeedsLive: { title: '要扫正在变的码', todo: NEW_CODE },
}

const OTHER: RefusalWords = { title: '这个码现在不能用', todo: '请点名。' }

const scanRefusalText = ({ reason }: GateRefusal): RefusalWords => words[reason] ?? OTHER

interface Props {
  title: string
  looking: Exclude<Looking, { kind: 'asking' }>
  onScan: () => unknown
  onClose: () => void
}

const Words = ({ title, todo }: { title: string; todo: ReactNode }) => (
  <View>
    <View className="lesson__title">{title}</View>
    <View>{todo}</View>
  </View>
)

const wordOf = ({ row, already }: ScannedRider) => {
  if (!row) return '没签上'
  if (already) return '已经签过'
  return row.state === 'late' ? '迟到' : '到了'
}

const leadOf = ({ row }: ScannedRider) => (row?.at ? `${row.name ?? ''} ${row.number ?? ''} 号 · ${clockText(row.at)} 签到` : undefined)

function Seen({ answer }: { answer: ScannedRider }) {
  const { refusal, holder } = answer
  if (refusal) return <Words {...scanRefusalText(refusal)} />
  return (
    <>
      <View>{holder ? '看一眼是不是本人。不是的，点名改成“没来”' : '看一眼是不是本人'}</View>
      {holder && <HolderCard holder={holder} />}
    </>
  )
}

/** What came of a scan: who it is, so that the teacher can look up and compare; or why not, in words that can be said in front of a class. */
export function ScanVerdict({ title, looking, onScan, onClose }: Props) {
  const isNoted = looking.kind === 'seen' && looking.answer.row !== null
  const lead = looking.kind === 'seen' ? leadOf(looking.answer) : undefined
  return (
    <Verdict
      key={looking.kind === 'seen' ? looking.answer.now : looking.refusal.requestId}
      tone={isNoted ? 'ok' : 'no'}
      saying={isNoted ? 'mayEnter' : 'lookAtScreen'}
      about={title}
      word={looking.kind === 'seen' ? wordOf(looking.answer) : '没签上'}
      lead={lead}
      actions={
        <>
          <Button variant="light" icon="scan" onTap={onScan}>
            {isNoted ? '扫下一位' : '再扫一次'}
          </Button>
          <Button variant="lightGhost" onTap={onClose}>
            关闭
          </Button>
        </>
      }
    >
      {looking.kind === 'seen' ? <Seen answer={looking.answer} /> : <Words {...refusedWords(looking.refusal)} />}
    </Verdict>
  )
}

function refusedWords(refusal: Extract<Looking, { kind: 'refused' }>['refusal']) {
  if (refusal.code === 'NOT_BOOKED') return { title: '没有报这个班次', todo: '请他看看报名的是哪一期；要加人，请联系工会。' }
  return { title: '现在不能签', todo: errorText(refusal) }
}

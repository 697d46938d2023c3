import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { GateView, LogRow } from '../../../../../contract/pass/gate'
import type { Verdict } from '../../../../../contract/pass/gateVerdict'
import type { PassHolder } from '../../../../../contract/pass/passHolder'
import { clockState, serverNow } from '../../../../services/clock'
import { newRequestId } from '../../../../services/requestId'
import { clockText, elapsedText } from '../../../../services/time'
import type { RefusalWords } from '../../words/gate'
import { guardRefusalText } from '../../words/pass'
import { type GateList, type Judgement, judge } from '../offline/judge'
import type { Queue, QueuedUse } from '../offline/queue'
import { gateRefusalForGuard, listTimeText, noJudgementText, type RefusalAtGate } from './guardWords'

/** What the guard is shown after a scan, whoever judged it. */
export interface Judged {
  readonly by: 'server' | 'phone'
  readonly tone: 'ok' | 'warn' | 'no'
  /** The verdict in a few characters. */
  readonly word: string
  /** How sure it is, and from when: named in every verdict. */
  readonly certainty: string
  /** What stands in the way, and what to do. */
  readonly words: RefusalWords | null
  readonly holder: PassHolder | null
  readonly vehicle: Verdict['vehicle']
  /** What was recorded, as long as it may be kept out after all. */
  readonly entry: Entry | null
  /** It was recorded by this scan, so that a mistake may be taken back. */
  readonly mayUndo: boolean
  /** Another way that is open at once. */
  readonly next: 'scanAgain' | 'walk' | null
}

export type Entry = { readonly useId: string } | { readonly localId: string }

const WORD = { enter: '可以进', leave: '可以出', refused: '不能进' }

/** Another scan may do, whoever it is. */
const CODE = /^(code|digits)/

function nextAfter(reason: RefusalAtGate['reason']): Judged['next'] {
  if (reason === 'eBike') return 'walk'
  return CODE.test(reason) && reason !== 'codeForged' ? 'scanAgain' : null
}

/** Red is for who may not come in. A code or digits that don't do say nothing about the person: amber. Another's phone or a forgery may. */
function refusedTone({ reason }: RefusalAtGate) {
  if (!CODE.test(reason) || reason === 'codeForged' || reason === 'codeOtherPhone') return { tone: 'no', word: WORD.refused } as const
  return { tone: 'warn', word: reason.startsWith('digits') ? '再报一次' : '换一下码' } as const
}

/** The server's verdict. */
export function judgedByServer(verdict: Verdict): Judged {
  const { outcome, at, now, repeated, holder, vehicle, refusal, useId } = verdict
  return {
    by: 'server',
    ...(refusal ? refusedTone(refusal) : ({ tone: 'ok', word: WORD[outcome] } as const)),
    certainty: `${clockText(now)} 已联网核验${repeated ? ` · ${clockText(at)} 扫过，算同一次` : ''}`,
    words: refusal && gateRefusalForGuard(refusal, new Date(now)),
    holder,
    vehicle,
    entry: useId && outcome !== 'refused' ? { useId } : null,
    mayUndo: !repeated,
    next: refusal && nextAfter(refusal.reason),
  }
}

interface Here {
  readonly list: GateList | null
  readonly vehicle: Verdict['vehicle']
  readonly now: Date
  /** What was noted of it, and whether it was there before. */
  readonly noted: { use: QueuedUse; repeated: boolean } | null
}

/** What this phone found by itself: never as sure as the server, so never green. */
export function judgedHere(judgement: Judgement, { list, vehicle, now, noted }: Here): Judged {
  const pass = judgement.kind === 'none' ? null : judgement.pass
  const plain = {
    by: 'phone' as const,
    vehicle,
    holder: pass && { ...pass, photoUrl: null },
    certainty: `离线核验 · ${list ? `名单 ${listTimeText(list.asOf, now)}` : '没有名单'}`,
    entry: noted && { localId: noted.use.localId },
    mayUndo: true,
  }
  switch (judgement.kind) {
    case 'enter': {
      const again = noted?.repeated ? ` · ${clockText(noted.use.at)} 扫过，算同一次` : ''
      const words = { title: '照片看不到，请对一下姓', todo: '对得上就放。连上网会自动补传。' }
      return { ...plain, tone: 'warn', word: '看清楚再放', certainty: plain.certainty + again, words, next: null }
    }
    case 'refused': {
      const words = gateRefusalForGuard(judgement.refusal, now)
      return { ...plain, ...refusedTone(judgement.refusal), words, next: nextAfter(judgement.refusal.reason) }
    }
    case 'none': {
      const words = noJudgementText(judgement.why, list?.asOf ?? null, now)
      return { ...plain, tone: 'warn', word: '核不了', words, next: judgement.why === 'needsSignedPass' ? 'scanAgain' : null }
    }
  }
}

/** The guard has kept somebody out. `row`: as the server has it; null: it will hear of it later. */
export function judgedByGuard(judged: Judged, reason: NonNullable<LogRow['guardRefusal']>, row: LogRow | null): Judged {
  const waited = row?.waitedSeconds ? `，等了 ${waitedText(row.waitedSeconds)}` : ''
  const todo = row ? `物业已经收到：${guardRefusalText[reason]}${waited}。` : '连上网后，物业会收到。'
  return { ...judged, tone: 'no', word: '已拒绝', words: { title: guardRefusalText[reason], todo }, entry: null, next: null }
}

const waitedText = (seconds: number) => (seconds < 60 ? `${seconds} 秒` : elapsedText(new Date(0).toISOString(), new Date(seconds * 1000)))

interface Place {
  readonly gate: GateView
  readonly list: GateList | null
  readonly queue: Queue
}

/** Judges a code on this phone. Who may come in is noted at once, to be sent later. */
export function judgeOnPhone(text: string, vehicle: Vehicle, { gate, list, queue }: Place): Judged {
  const now = serverNow()
  const judgement = judge(list, { text, vehicle, gateOpen: gate.open, now, sure: clockState().sure })
  const noted =
    judgement.kind === 'enter'
      ? queue.add({
          localId: newRequestId(),
          gateId: gate.gateId,
          at: now.toISOString(),
          text,
          vehicle,
          refusal: null,
          holder: judgement.pass,
          sent: false,
        })
      : null
  return judgedHere(judgement, { list, vehicle, now, noted })
}

import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { GateView } from '../../../../../contract/pass/gate'
import { clockState, serverNow } from '../../../../services/clock'
import { newRequestId } from '../../../../services/requestId'
import { type GateList, judge } from '../offline/judge'
import type { Queue } from '../offline/queue'
import { type Judged, judgedHere } from './judged'

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

import { useState } from 'react'
import type { Actions } from '../../../../../contract/index'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { GateView } from '../../../../../contract/pass/gate'
import { readStored, writeStored } from '../../../../services/phoneStorage'
import { scanCode } from '../../../../services/scan/scanCode'
import { noCameraText } from '../../../../services/scan/scanned'
import type { KeptQueue } from '../offline/keptQueue'
import type { Judged } from './judged'
import { useCheck } from './useCheck'
import { useCorrection } from './useCorrection'
import type { Duty } from './useDuty'
import { useSync } from './useSync'

/** The gate at which this phone stands: chosen once and kept. Where there is one gate it is that one. */
function useGate(compoundId: string, gates: readonly GateView[]) {
  const [chosen, setChosen] = useState(() => readStored<string>('dutyGate', compoundId))
  const [only] = gates.length === 1 ? gates : []
  const gate = only ?? gates.find(({ gateId }) => gateId === chosen) ?? null

  const choose = (gateId: string) => {
    writeStored('dutyGate', gateId, compoundId)
    setChosen(gateId)
  }

  return { gate, choose }
}

/** As long as a code of ours can be, and more: `CredentialText`. */
const LONGEST = 600

/** Scans a rider's code and has it checked. `problem`: why nothing was scanned. */
function useScan(check: (text: string, vehicle: Vehicle) => Promise<void>) {
  const [problem, setProblem] = useState<string | null>(null)

  const scan = async (vehicle: Vehicle) => {
    setProblem(null)
    const scanned = await scanCode()
    if (scanned.kind === 'cancelled') return
    if (scanned.kind === 'noCamera') return setProblem(`${noCameraText[scanned.why]}；也可以输 6 位数字`)
    if (scanned.text === '' || scanned.text.length > LONGEST) return setProblem('这不是小哥码。请小哥打开“小哥码”，再扫一次')
    await check(scanned.text, vehicle)
  }

  return { scan, problem }
}

/** Brings together what a guard works with: the gate, how the next rider comes, the check, corrections, and what waits to be sent. */
export function useDesk(known: OutputOf<Actions['gate.duty']>, server: Duty, queue: KeptQueue) {
  const { compoundId, gates } = known
  const { gate, choose } = useGate(compoundId, gates)
  const [choosing, setChoosing] = useState(false)
  const [typing, setTyping] = useState(false)
  const [vehicle, setVehicle] = useState<Vehicle>('eBike')
  const check = useCheck(gate && { compoundId, gate, list: server.list.data ?? null, queue }, server)
  const { scan, problem } = useScan(check.check)
  const [done, setDone] = useState<string | null>(null)
  const correction = useCorrection(compoundId, queue)
  const { looking } = check
  const entry = looking?.kind === 'judged' ? looking.judged.entry : null
  const held = entry && 'localId' in entry ? entry.localId : null
  const sync = useSync(compoundId, queue, held, { mode: server.mode, answeredAt: server.today.dataUpdatedAt })

  return {
    known,
    server,
    queue,
    gate,
    choosing,
    changeGate: () => setChoosing(true),
    choose: (gateId: string) => {
      choose(gateId)
      setChoosing(false)
    },
    typing,
    /** For a code that can't be scanned: the digits are typed instead. */
    type: () => {
      check.close()
      setDone(null)
      setTyping(true)
    },
    stopTyping: () => setTyping(false),
    vehicle,
    setVehicle,
    /** The next rider most likely rides. */
    scan: (as: Vehicle) => {
      setDone(null)
      return scan(as).finally(() => setVehicle('eBike'))
    },
    /** The rider goes in: the guard reads it at once, before the list is asked for again. */
    letIn: ({ holder, by }: Judged) => {
      check.close()
      setDone(`已放行${holder ? ` ${holder.maskedName}` : ''}${by === 'phone' ? '，连上网会自动补传' : ''}`)
    },
    /** What the guard did last, in words; null: nothing since the last scan. */
    done,
    problem,
    check,
    correction,
    sync,
  }
}

type DeskWithoutGate = ReturnType<typeof useDesk>

/** A desk whose gate is chosen. */
export interface Desk extends DeskWithoutGate {
  gate: GateView
}

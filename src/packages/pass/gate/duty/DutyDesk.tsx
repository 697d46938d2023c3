import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { KeptQueue } from '../offline/keptQueue'
import { DigitsSheet } from './DigitsSheet'
import { GateChoice } from './GateChoice'
import { Over } from './Over'
import { Post } from './Post'
import { useCheck } from './useCheck'
import { useCorrection } from './useCorrection'
import type { Duty } from './useDuty'
import { useGate } from './useGate'
import { useScan } from './useScan'
import { useSync } from './useSync'

interface Props {
  known: OutputOf<Actions['gate.duty']>
  server: Duty
  queue: KeptQueue
}

/** Brings together what a guard does: choose the gate, check, correct, and look at today. One of them fills the screen. */
export function DutyDesk({ known, server, queue }: Props) {
  const { compoundId, gates } = known
  const { gate, choose } = useGate(compoundId, gates)
  const [choosing, setChoosing] = useState(false)
  const [vehicle, setVehicle] = useState<Vehicle>('eBike')
  const [typing, setTyping] = useState(false)
  const check = useCheck(gate && { compoundId, gate, list: server.list.data ?? null, queue }, server)
  const { scan, problem } = useScan(check)
  const correction = useCorrection(compoundId, queue)
  const { looking } = check
  const entry = looking?.kind === 'judged' ? looking.judged.entry : null
  const held = entry && 'localId' in entry ? entry.localId : null
  const sync = useSync(compoundId, queue, held, { mode: server.mode, answeredAt: server.today.dataUpdatedAt })

  /** The next rider most likely rides. */
  const scanOnce = (as: Vehicle) => scan(as).finally(() => setVehicle('eBike'))
  const typeInstead = () => {
    check.close()
    setTyping(true)
  }
  const pick = (gateId: string) => {
    choose(gateId)
    setChoosing(false)
  }

  if (!gate || choosing) return <GateChoice gates={gates} chosen={gate} onChoose={pick} />
  if (looking)
    return <Over looking={looking} at={{ known, gate }} check={check} correction={correction} onScan={scanOnce} onType={typeInstead} />
  return (
    <>
      <Post
        {...{ known, gate, server, queue, sync, correction, vehicle, problem }}
        onVehicle={setVehicle}
        onScan={() => scanOnce(vehicle)}
        onType={() => setTyping(true)}
        onChangeGate={() => setChoosing(true)}
      />
      {typing && <DigitsSheet {...{ compoundId, gate, vehicle, check }} mode={server.mode} onClose={() => setTyping(false)} />}
    </>
  )
}

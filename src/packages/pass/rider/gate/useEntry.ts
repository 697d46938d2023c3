import { useEffect, useState } from 'react'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import { readGateCode } from '../../../../../contract/pass/gateCode'
import type { Verdict } from '../../../../../contract/pass/gateVerdict'
import { readStored, writeStored } from '../../../../services/phoneStorage'
import type { RefusalOf } from '../../../../services/refusal'
import { useOnline } from '../../../../services/useOnline'
import { useWrite } from '../../../../services/useWrite'

/** Who walked in here a while ago still walks: the bike stands outside. At the next compound it is ridden again. */
const SAME_VISIT_MS = 30 * 60_000

interface LastVehicle {
  gate: string
  vehicle: Vehicle
  /** ms since 1970, by the phone's clock. */
  at: number
}

const gateOf = (gateCode: string) => readGateCode(gateCode)?.code ?? ''

/** How the rider comes in at this gate, as long as nobody says otherwise. */
function vehicleAt(gateCode: string, now: number): Vehicle {
  const last = readStored<LastVehicle>('lastVehicle')
  const isSameVisit = last !== null && last.gate === gateOf(gateCode) && Math.abs(now - last.at) < SAME_VISIT_MS
  return isSameVisit ? last.vehicle : 'eBike'
}

const keepVehicle = (gateCode: string, vehicle: Vehicle, now: number) =>
  writeStored('lastVehicle', { gate: gateOf(gateCode), vehicle, at: now } satisfies LastVehicle)

export type Entry =
  | { kind: 'asking' }
  | { kind: 'decided'; verdict: Verdict }
  | { kind: 'failed'; refusal: RefusalOf<'pass.enterGate'>; vehicle: Vehicle }

/**
 * Asks to be let in, at once when the page opens: one call. A lost reply is asked for again as the same try, so that it is one entry. Without network it
 * asks again by itself when the network is back.
 */
export function useEntry(gateCode: string) {
  const { send } = useWrite('pass.enterGate')
  const online = useOnline()
  const [entry, setEntry] = useState<Entry>({ kind: 'asking' })
  const waitsForNetwork = entry.kind === 'failed' && entry.refusal.code === 'OFFLINE'

  const ask = async (vehicle: Vehicle) => {
    setEntry({ kind: 'asking' })
    const reply = await send({ gateCode, vehicle })
    if (!reply) return
    if (!reply.ok) return setEntry({ kind: 'failed', refusal: reply.error, vehicle })
    keepVehicle(gateCode, vehicle, Date.now())
    setEntry({ kind: 'decided', verdict: reply.data })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the code with which the page was opened
  useEffect(() => {
    void ask(vehicleAt(gateCode, Date.now()))
  }, [gateCode])

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the network is back
  useEffect(() => {
    if (waitsForNetwork && online) void ask(entry.vehicle)
  }, [online, waitsForNetwork])

  return { entry, ask }
}

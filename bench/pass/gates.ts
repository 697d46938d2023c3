import { createHash, randomUUID } from 'node:crypto'
import { riderIdOf } from '../../cloudfunctions/domains/account/riderDocument'
import type { AccessEvent } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import type { CompoundDocument } from '../../cloudfunctions/domains/pass/documents/compound'
import { type PassDocument, passIdOfRider, sealForPass } from '../../cloudfunctions/domains/pass/documents/pass'
import { termEndFrom } from '../../cloudfunctions/domains/pass/rules/passStatus'
import { personIdOf } from '../../cloudfunctions/kernel/people/ids'
import type { DeviceId } from '../../contract/kernel/ids'
import { gateCodeText } from '../../contract/pass/gateCode'
import type { PassId } from '../../contract/pass/ids'
import { stepAt } from '../../contract/pass/passCode'
import { aCompound, aGate, aGuard, compoundId, gateId } from '../../tests/builders/compounds'
import { aPass } from '../../tests/builders/passes'
import { codeByNode } from '../../tests/builders/passVectors'
import { daysAfter } from '../../tests/builders/time'
import { aUse } from '../../tests/builders/uses'

/** A rider with a pass, and the phone that makes the codes. */
export interface BenchRider {
  readonly openid: string
  readonly passId: PassId
  readonly seed: string
}

const KEY_NO = 1

/** The rider of this number, who is the same in every run with the same keys. */
export function benchRider(number: number): BenchRider {
  const openid = `oBench_rider${number}`
  const seed = createHash('sha256').update(openid).digest('base64')
  return { openid, passId: passIdOfRider(riderIdOf(personIdOf(openid))), seed }
}

/** The rider's pass, used once. */
export function passOf({ openid, passId, seed }: BenchRider, photo: string, now: Date): PassDocument {
  const pass = aPass({ riderId: riderIdOf(personIdOf(openid)), verifiedAt: now, expiresAt: termEndFrom(now), sequence: 1 })
  const device = { deviceId: 'dev_bench' as DeviceId, keyNo: KEY_NO, seed: sealForPass(passId, 'seed', seed), boundAt: now }
  return { ...pass, device, holder: { ...pass.holder, photo } }
}

/** The one use of the rider's pass, yesterday. */
export const useOf = ({ passId }: BenchRider, compound: number, now: Date): AccessEvent =>
  aUse({ passId, place: compoundId(`bench${compound}`), at: daysAfter(now, -1), arrivedAt: daysAfter(now, -1) })

/** The code that the rider's phone shows now. */
export const codeOf = ({ passId, seed }: BenchRider, now: Date) =>
  codeByNode({ passId, seed, keyNo: KEY_NO, audience: 'gate', step: stepAt(now) })

const guardOf = (number: number) => `oBench_guard${number}`
export const postedAt = (number: number) => String(number).padStart(16, '0')

/** A compound with one gate and one guard. */
export const benchCompound = (number: number): CompoundDocument =>
  aCompound({
    _id: compoundId(`bench${number}`),
    gates: [aGate({ gateId: gateId(`bench${number}`), code: postedAt(number) })],
    people: [aGuard({ personId: personIdOf(guardOf(number)) }, compoundId(`bench${number}`))],
  })

/** A scan: the request that a phone sends, and the phone's owner. */
export interface Scan {
  readonly openid: string
  readonly body: string
}

const scanBy = (openid: string, action: string, input: object): Scan => ({
  openid,
  body: JSON.stringify({ action, input, requestId: randomUUID() }),
})

/** A guard scans the rider's code. */
export const guardScans = (rider: BenchRider, compound: number): Scan =>
  scanBy(guardOf(compound), 'gate.verify', {
    compoundId: compoundId(`bench${compound}`),
    gateId: gateId(`bench${compound}`),
    credential: { kind: 'code', text: codeOf(rider, new Date()) },
    vehicle: 'eBike',
  })

/** The rider scans the code that is posted at the gate. */
export const riderScans = ({ openid }: BenchRider, compound: number): Scan =>
  scanBy(openid, 'pass.enterGate', { gateCode: gateCodeText({ code: postedAt(compound), direction: 'in' }), vehicle: 'eBike' })

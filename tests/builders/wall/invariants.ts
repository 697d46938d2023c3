import { createHash } from 'node:crypto'
import { isGiven } from '../../../cloudfunctions/domains/account/rules/consent'
import { compounds } from '../../../cloudfunctions/domains/pass/documents/compound'
import { type FaceDocument, faceIdOf } from '../../../cloudfunctions/domains/pass/documents/face'
import type { PassDocument } from '../../../cloudfunctions/domains/pass/documents/pass'
import type { ReaderDocument } from '../../../cloudfunctions/domains/pass/documents/reader'
import { wantedFace } from '../../../cloudfunctions/domains/pass/rules/readers'
import type { AuditEntry } from '../../../cloudfunctions/kernel/audit/chain'
import type { Changeable } from '../../../cloudfunctions/kernel/database/decision'
import type { PersonDocument } from '../../../cloudfunctions/kernel/people/personDocument'
import type { FaceState } from '../../../contract/pass/faceReader'
import type { PassId } from '../../../contract/pass/ids'
import { type AnyDocument, tableOf } from '../fleet/memoryDatabase'
import { RIDERS } from './commands'
import { POISON, passAt } from './wall'
import type { WallDevice } from './wallDevice'

const find = <Doc extends object>(table: string, id: string) => (tableOf(table).get(id) ?? null) as object | null as Doc | null

/** The allowed transitions, as in docs/face-readers.md. */
const ARROWS: Record<FaceState, readonly FaceState[]> = {
  asked: ['acknowledged', 'deleting', 'asked'],
  acknowledged: ['deleting', 'asked'],
  deleting: ['deleted', 'asked'],
  deleted: ['asked'],
}

/**
 * Holds at every write: a state follows an allowed transition, an order has a new version, and a face is deleted only with the device's own
 * receipt.
 */
export function checkFaceWrite(before: AnyDocument | null, after: AnyDocument | null, devices: readonly WallDevice[]): void {
  const [old, now] = [before, after] as (object | null)[] as (FaceDocument | null)[]
  if (!now) throw new Error('nobody removes a face before its time')
  if (!old) return void expect([now.state, now.version]).toEqual(['asked', 1])
  if (old.state !== now.state) expect(ARROWS[old.state]).toContain(now.state)
  const ordered = (now.state === 'asked' || now.state === 'deleting') && (now.state !== old.state || now.since > old.since)
  expect(now.version).toBe(old.version + (ordered ? 1 : 0))
  if (now.state === 'deleted' && old.state !== 'deleted') checkDeleted(now, devices)
  if (now.state === 'deleting') expect([now.photo, now.until]).toEqual([null, null])
}

function checkDeleted({ readerId, passId, version, receipt, holder, photo }: FaceDocument, devices: readonly WallDevice[]): void {
  const device = devices.find((one) => one.readerId === readerId)
  expect(receipt).not.toBeNull()
  expect(receipt).toBe(device?.proofs.get(`${passId} ${version}`))
  expect([holder, photo, device?.knows.has(passId)]).toEqual([null, null, false])
}

/** At the end of a run a device knows exactly the riders whom it may know, and every deletion has a receipt. */
export async function checkRest(devices: readonly WallDevice[], now: Date): Promise<void> {
  for (const device of devices) {
    const reader = find<ReaderDocument>('readers', device.readerId)
    const wanted = await wantedBy(reader, now)
    expect([...device.knows].toSorted()).toEqual(wanted.toSorted())
    if (reader?.list !== 'active') expect(reader?.list).toBe('gone')
    for (let rider = 0; rider < RIDERS; rider += 1) checkFace(device, passAt(rider), wanted)
  }
  for (const table of ['passes', 'people', 'readers', 'compounds']) {
    // What fails for good keeps nothing else waiting.
    for (const { outbox } of tableOf(table).values()) expect(owedIn(outbox)).toEqual([])
  }
}

const owedIn = (outbox: unknown) => Object.values(Object(outbox) as Changeable['outbox']).filter(({ kind }) => kind !== POISON.kind)

function checkFace({ readerId, proofs }: WallDevice, passId: PassId, wanted: readonly string[]): void {
  const face = find<FaceDocument>('faces', faceIdOf(readerId as FaceDocument['readerId'], passId))
  if (wanted.includes(passId)) return void expect(face?.state).toBe('acknowledged')
  if (face === null) return
  expect([face.state, face.receipt]).toEqual(['deleted', proofs.get(`${passId} ${face.version}`)])
  const entered = [...tableOf('auditTrail').values()] as object[] as AuditEntry[]
  const proof = createHash('sha256').update(String(face.receipt)).digest('hex')
  expect(entered.filter(({ subject, reason }) => subject === `faces/${face._id}` && reason === proof)).toHaveLength(1)
}

async function wantedBy(reader: ReaderDocument | null, now: Date): Promise<string[]> {
  const compound = reader && (await compounds.get(reader.compoundId))
  return Array.from({ length: RIDERS }, (_, rider) => passAt(rider)).filter((passId) => {
    const pass = find<PassDocument>('passes', passId)
    const person = pass && find<PersonDocument>('people', pass.personId)
    const agreed = person !== null && isGiven(person.consents, 'face')
    return wantedFace({ reader, compound, pass, agreed }, now) !== null
  })
}

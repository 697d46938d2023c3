import type { RiderDocument } from '../../../cloudfunctions/domains/account/riderDocument'
import { type PassDocument, passIdOfRider } from '../../../cloudfunctions/domains/pass/documents/pass'
import { type AuditEntry, findBreaks } from '../../../cloudfunctions/kernel/audit/chain'
import type { Changeable } from '../../../cloudfunctions/kernel/database/decision'
import type { CreditDocument } from '../../../cloudfunctions/kernel/inbox/credits'
import { messageIdOf } from '../../../cloudfunctions/kernel/inbox/messages'
import type { Acknowledged } from './fleet'
import { type AnyDocument, tableOf } from './memoryDatabase'
import { storedPortraits } from './memoryFiles'

type Status = RiderDocument['status']

/** The allowed transitions of the contract's RiderStatus. `erasing` may follow every state; keeping a state is no transition. */
const ARROWS: Record<Status, readonly Status[]> = {
  draft: ['waitingStation', 'erasing'],
  waitingStation: ['waitingDistrict', 'verified', 'returned', 'erasing'],
  waitingDistrict: ['verified', 'returned', 'erasing'],
  returned: ['waitingStation', 'erasing'],
  verified: ['removed', 'erasing'],
  removed: ['waitingStation', 'erasing'],
  erasing: [],
}

const documentsOf = <Doc extends object>(table: string) => [...tableOf(table).values()] as object[] as Doc[]

/** Holds at every write: the status follows an allowed transition, and no number has two verified riders. */
export function checkRiderWrite(before: AnyDocument | null, after: AnyDocument | null): void {
  if (before === null || after === null) return
  const [from, to] = [before.status as Status, after.status as Status]
  if (from !== to) expect(ARROWS[from]).toContain(to)
  const numbers = documentsOf<RiderDocument>('riders').flatMap(({ status, identity }) => (status === 'verified' ? [identity] : []))
  expect(numbers).toHaveLength(new Set(numbers).size)
}

export function checkTrail(): void {
  const entries = documentsOf<AuditEntry>('auditTrail').sort((a, b) => a.sequence - b.sequence)
  for (const chain of new Set(entries.map((entry) => entry.chain))) {
    expect(
      findBreaks(
        entries.filter((entry) => entry.chain === chain),
        null,
      ),
    ).toEqual([])
  }
}

/** A balance is never negative, a credit is never used twice, and WeChat is never asked more often than a person allowed. */
export function checkCredits(sent: number): void {
  const accounts = documentsOf<CreditDocument>('messageCredits')
  for (const { balance, ledger } of accounts) {
    expect(balance).toBeGreaterThanOrEqual(0)
    expect(balance).toBe(ledger.reduce((sum, { delta }) => sum + delta, 0))
    expect(new Set(ledger.map(({ reference }) => reference)).size).toBe(ledger.length)
  }
  expect(sent).toBeGreaterThanOrEqual(0)
}

/** The actions that notify the rider. */
const TELLING = new Set(['station.vouch', 'station.return', 'station.remove', 'staff.approve', 'staff.return'])

/** Every answered decision has led to one message, unless the rider was erased since, and to one entry in the audit trail. */
export function checkAcknowledged(acknowledged: readonly Acknowledged[], erased: ReadonlySet<string>): void {
  const decisions = new Map(acknowledged.filter(({ action }) => TELLING.has(action)).map((one) => [one.requestId, one]))
  for (const { requestId, riderId } of decisions.values()) {
    const entered = documentsOf<AuditEntry>('auditTrail').filter(({ eventId }) => `${eventId}:`.startsWith(`${requestId}:${riderId}:`))
    expect(entered).toHaveLength(1)
    if (!erased.has(riderId)) expect(tableOf('messages').has(messageIdOf(String(entered[0]?.eventId)))).toBe(true)
  }
}

/**
 * At the end of a run no effects are pending, every verified rider holds the claim on the identity number, and erased riders have left no
 * data.
 */
export function checkSettled(erased: ReadonlySet<string>): void {
  for (const table of ['riders', 'people', 'roles', 'invitations', 'stations']) {
    for (const { outbox, owed, outboxDueAt } of documentsOf<Changeable>(table)) {
      expect({ outbox, owed, outboxDueAt }).toEqual({ outbox: {}, owed: 0, outboxDueAt: null })
    }
  }
  const all = documentsOf<RiderDocument>('riders')
  for (const { _id, status, identity } of all) {
    expect(status).not.toBe('erasing')
    if (status === 'verified') expect(tableOf('identities').get(String(identity))).toMatchObject({ riderId: _id })
  }
  // A portrait that no registration names could never be deleted.
  const known = all.flatMap(({ stored }) => stored)
  for (const portrait of storedPortraits(erased)) expect(known).toContain(portrait)
  const registered = new Set(all.map(({ _id }) => _id))
  for (const { personId } of documentsOf<{ personId: string }>('messages')) expect(tableOf('people').has(personId)).toBe(true)
  for (const { riderId } of documentsOf<{ riderId: RiderDocument['_id'] }>('identities')) expect(registered).toContain(riderId)
  for (const { riderId } of documentsOf<PassDocument>('passes')) expect(registered).toContain(riderId)
  for (const { _id, status, since } of all) {
    if (status === 'verified') expect(tableOf('passes').get(passIdOfRider(_id))).toMatchObject({ verifiedAt: since, leaving: null })
  }
}

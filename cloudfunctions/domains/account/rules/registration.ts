import type { StationId } from '../../../../contract/account/ids'
import type { RiderStatus, WorkKind } from '../../../../contract/account/rider'
import { MINIMUM_AGE } from '../../../../contract/kernel/idNumber'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { deleteStoredFile } from '../../../kernel/effects'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { eraseRegistration, releaseIdentity } from '../effects'
import { nothingFilledIn, type RiderDocument, type Step } from '../riderDocument'
import type { StationDocument } from '../stations'

/** What the rider filled in, checked by its schema; sealed where it is sensitive. Fields left out stay as they are. */
export interface FilledIn {
  readonly realName?: Sealed
  readonly workKind?: WorkKind
  readonly stationId?: StationId
  readonly idNumber?: Sealed
  /** The identity number's blind index. */
  readonly identity?: string
  readonly photo?: string
}

type NotEditable = Refusal<'NOT_EDITABLE'>

/** The status as others learn it: a registration that is being erased looks like one that was never sent. */
export const statusOf = ({ status }: RiderDocument): RiderStatus => (status === 'erasing' ? 'draft' : status)

/** May others see it? A draft concerns its rider alone. */
export const isSent = (rider: RiderDocument) => statusOf(rider) !== 'draft'

/** May the form be sent (again)? Until the station has vouched, and after the registration was given back or ended. */
export const isEditable = ({ status }: Pick<RiderDocument, 'status'>) =>
  status === 'draft' || status === 'returned' || status === 'removed' || status === 'waitingStation'

const KEPT_STEPS = 30

/** The rider's history with one more step; the oldest steps fall off. */
export const withStep = ({ steps }: Pick<RiderDocument, 'steps'>, step: Step): readonly Step[] => [...steps, step].slice(-KEPT_STEPS)

/** Saves what is filled in so far. An application that waits takes no draft: it must not change field by field while the manager reads it. */
export function decideDraft(rider: RiderDocument, filledIn: FilledIn, now: Date): Decision<RiderDocument, NotEditable> {
  const draftable = isEditable(rider) && rider.status !== 'waitingStation'
  if (!draftable) return refuse({ code: 'NOT_EDITABLE', details: { status: statusOf(rider) } })
  return { kind: 'change', next: { ...filledIn, ...kept(filledIn), since: now }, effects: replaced(rider, filledIn) }
}

export interface RegisterFacts {
  readonly filledIn: FilledIn
  readonly station: Pick<StationDocument, 'open'> | null
  /** Completed years by the identity number; null when none was ever given. */
  readonly age: number | null
  readonly now: Date
}

type RegisterRefusal = NotEditable | Refusal<'INVALID_INPUT' | 'STATION_CLOSED' | 'UNDER_AGE'>

/**
 * May this registration go to the station? Everything must be there. The form's schema can't say that the phone number or the portrait is
 * missing, since both are given outside the form.
 */
export function decideRegister(
  rider: RiderDocument,
  { filledIn, station, age, now }: RegisterFacts,
): Decision<RiderDocument, RegisterRefusal> {
  if (!isEditable(rider)) return refuse({ code: 'NOT_EDITABLE', details: { status: statusOf(rider) } })
  const next = { ...rider, ...filledIn }
  for (const field of ['idNumber', 'phone', 'photo'] as const) {
    if (next[field] === null) return refuse({ code: 'INVALID_INPUT', details: { field, rule: 'required' } })
  }
  if (age === null || age < MINIMUM_AGE) return refuse({ code: 'UNDER_AGE', details: { minimumAge: MINIMUM_AGE } })
  if (!station?.open) return refuse({ code: 'STATION_CLOSED', details: {} })
  return {
    kind: 'change',
    next: { ...filledIn, ...kept(filledIn), status: 'waitingStation', since: now, steps: withStep(rider, { step: 'registered', at: now }) },
    effects: replaced(rider, filledIn),
  }
}

/** Deletes the portrait and releases the number that are replaced. A mistyped number must not stay claimed: it may be another rider's. */
const replaced = (rider: RiderDocument, filledIn: FilledIn): NewEffect[] => [
  ...replacedPhoto(rider, filledIn),
  ...replacedIdentity(rider, filledIn),
]

/** Once there is a new portrait, it alone stays stored. */
const kept = ({ photo }: FilledIn) => (photo ? { stored: [photo] } : {})

const replacedPhoto = ({ stored }: RiderDocument, { photo }: FilledIn): NewEffect[] =>
  photo ? deleteFiles(stored.filter((other) => other !== photo)) : []

const deleteFiles = (files: readonly string[]): NewEffect[] => files.map((fileId) => deleteStoredFile({ fileId }))

const replacedIdentity = (rider: RiderDocument, { identity }: FilledIn): NewEffect[] =>
  identity && identity !== rider.identity ? releaseOf(rider) : []

const releaseOf = ({ _id: riderId, identity }: RiderDocument): NewEffect[] => (identity ? [releaseIdentity({ identity, riderId })] : [])

/** The number of a registration that was verified before it was noted is the one that it has. */
const verifiedIdentityOf = ({ status, identity, verifiedIdentity }: RiderDocument) =>
  verifiedIdentity === undefined && status === 'verified' ? identity : (verifiedIdentity ?? null)

/**
 * Ends a registration. The update itself empties every personal field; the effects remove the rest. It is never refused. The claim on the verified
 * number ends with the erasure: until then nobody else gets the number without what is kept for it.
 */
export function decideWithdraw(rider: RiderDocument, now: Date): Decision<RiderDocument> {
  const { _id: riderId, personId, stored, identity } = rider
  const verifiedIdentity = verifiedIdentityOf(rider)
  const released = identity === verifiedIdentity ? [] : releaseOf(rider)
  return {
    kind: 'change',
    next: { ...nothingFilledIn, status: 'erasing', verifiedIdentity },
    effects: [...deleteFiles(stored), ...released, eraseRegistration({ personId, riderId, at: now })],
  }
}

import type { ReaderReceipts } from '../../../../contract/pass/faceReader'
import type { CompoundDocument } from '../documents/compound'
import type { FaceDocument } from '../documents/face'
import type { Holder, PassDocument } from '../documents/pass'
import type { ReaderDocument } from '../documents/reader'
import { holdsUntil, isActive } from './passStatus'

/** Everything that decides whether a reader may know a face. */
export interface FaceFacts {
  readonly reader: Pick<ReaderDocument, 'list' | 'compoundId'> | null
  readonly compound: Pick<CompoundDocument, 'open'> | null
  /** Null once the registration is erased. */
  readonly pass: Pick<PassDocument, 'listings' | 'holder' | 'sanction' | 'leaving' | 'expiresAt'> | null
  /** Whether the rider has given the consent "face" in its current version. */
  readonly agreed: boolean
}

/** What a reader should know of a rider. */
export interface Wanted {
  readonly photo: string
  readonly until: Date
  readonly holder: Holder
}

/**
 * What this reader should know of this rider now; null: nothing. It may know the face only while the reader is in use, the compound takes
 * part, the pass is active, the rider is on the white list and has turned face entry on there, and the consent is given.
 */
export function wantedFace({ reader, compound, pass, agreed }: FaceFacts, now: Date): Wanted | null {
  const listing = reader && pass?.listings[reader.compoundId]
  if (reader?.list !== 'active' || !compound?.open || !pass || !agreed) return null
  const { photo } = pass.holder
  if (listing?.state !== 'approved' || !listing.face || !isActive(pass, now) || photo === null) return null
  const until = earlier(holdsUntil(pass), listing.until)
  return until > now ? { photo, until, holder: pass.holder } : null
}

const earlier = (a: Date, b: Date | null) => (b !== null && b < a ? b : a)

export type Face = Pick<FaceDocument, 'state' | 'since' | 'version' | 'photo' | 'until' | 'holder' | 'receipt'>

/**
 * The changes by which what a reader knows becomes what is wanted; null: nothing has to change. Each order to the device raises the version. A
 * face that the device was asked to learn must be forgotten by order, even without a receipt: the device may have learned it all the same.
 *
 * @param erased the registration is erased, so the name is removed as well
 * @param holder the rider as others see them now
 */
export function nextFace(
  face: Face | null,
  wanted: Wanted | null,
  { erased, holder = null, now }: { erased: boolean; holder?: Holder | null; now: Date },
): Partial<Face> | null {
  if (wanted) return face && knows(face, wanted) ? renamed(face, wanted.holder) : learn(face, wanted, now)
  if (face?.state === 'asked' || face?.state === 'acknowledged') return forget(face, erased, now)
  if (!face?.holder) return null
  if (erased) return { holder: null }
  return holder && renamed(face, holder)
}

const knows = ({ state, photo, until }: Face, wanted: Wanted) =>
  (state === 'asked' || state === 'acknowledged') && photo === wanted.photo && until?.getTime() === wanted.until.getTime()

/** Another name or station changes only what our lists show, so the device gets no order. */
const renamed = ({ holder }: Face, now: Holder) => (holder && isSameHolder(holder, now) ? null : { holder: now })

const learn = (face: Face | null, wanted: Wanted, now: Date): Face => ({
  ...wanted,
  state: 'asked',
  since: now,
  version: nextVersion(face),
  receipt: null,
})

const forget = (face: Face, erased: boolean, now: Date): Partial<Face> => ({
  state: 'deleting',
  since: now,
  version: nextVersion(face),
  photo: null,
  until: null,
  ...(erased && { holder: null }),
})

const nextVersion = (face: Face | null) => (face?.version ?? 0) + 1

export const isSameHolder = (one: Holder, other: Holder) =>
  (Object.keys(one) as (keyof Holder)[]).every((field) => one[field] === other[field])

export type Receipt = ReaderReceipts['receipts'][number]

/** What a device's receipt changes; null: nothing, because it came before, or a newer order has replaced the one that it answers. */
export function afterReceipt({ state, version }: Face, receipt: Receipt, now: Date): Partial<Face> | null {
  if (receipt.version !== version) return null
  if (receipt.done === 'learned') return state === 'asked' ? { state: 'acknowledged', since: now } : null
  return state === 'deleting' ? { state: 'deleted', since: now, receipt: receipt.receipt, holder: null } : null
}

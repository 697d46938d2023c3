import type { ReaderReceipts } from '../../../../contract/pass/faceReader'
import type { CompoundDocument } from '../documents/compound'
import type { FaceDocument } from '../documents/face'
import type { Holder, PassDocument } from '../documents/pass'
import type { ReaderDocument } from '../documents/reader'
import { holdsUntil, isActive } from './passStatus'

/** What decides whether a reader may know a face. */
export interface FaceFacts {
  readonly reader: Pick<ReaderDocument, 'list' | 'compoundId'> | null
  readonly compound: Pick<CompoundDocument, 'open'> | null
  /** Null once the registration is erased. */
  readonly pass: Pick<PassDocument, 'listings' | 'holder' | 'sanction' | 'leaving' | 'expiresAt'> | null
  /** Has the rider agreed to "face", in the version in force? */
  readonly agreed: boolean
}

/** What a reader should have learned. */
export interface Wanted {
  readonly photo: string
  readonly until: Date
  readonly holder: Holder
}

/**
 * Should this reader know this face now? Only while the reader is in use, the compound takes part, the pass holds, the rider is on the white list and
 * wants it there, and the consent stands. Anything else: it forgets.
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
 * What has to change in what a reader knows, so that it becomes what is wanted; null: nothing. An order to the device is a new version. Whoever the
 * device was ever asked to learn it is asked to forget: it may have learned without saying so.
 *
 * @param erased the registration is gone, and the name goes with it
 */
export function nextFace(face: Face | null, wanted: Wanted | null, { erased, now }: { erased: boolean; now: Date }): Partial<Face> | null {
  if (wanted) return face && knows(face, wanted) ? renamed(face, wanted.holder) : learn(face, wanted, now)
  if (face?.state === 'asked' || face?.state === 'acknowledged') return forget(face, erased, now)
  return erased && face?.holder ? { holder: null } : null
}

const knows = ({ state, photo, until }: Face, wanted: Wanted) =>
  (state === 'asked' || state === 'acknowledged') && photo === wanted.photo && until?.getTime() === wanted.until.getTime()

/** Another name or station changes what lists show, nothing in the device. */
const renamed = ({ holder }: Face, now: Holder) =>
  holder && (Object.keys(now) as (keyof Holder)[]).every((field) => now[field] === holder[field]) ? null : { holder: now }

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

export type Receipt = ReaderReceipts['receipts'][number]

/** What a device's receipt changes; null: nothing, because it came before or answers an order that no longer stands. */
export function afterReceipt({ state, version }: Face, receipt: Receipt, now: Date): Partial<Face> | null {
  if (receipt.version !== version) return null
  if (receipt.done === 'learned') return state === 'asked' ? { state: 'acknowledged', since: now } : null
  return state === 'deleting' ? { state: 'deleted', since: now, receipt: receipt.receipt, holder: null } : null
}

/** A nonce that a request carried, and until when another request must not carry it. */
export interface UsedNonce {
  readonly nonce: string
  readonly until: Date
}

/** Requests of one reader in a window of five minutes: far more than polling every minute takes. It bounds the document. */
export const MOST_NONCES = 120

/** Takes a nonce for the first time; `used`: it was taken before, `tooMany`: the reader asks too often. */
export function withNonce(known: readonly UsedNonce[], nonce: UsedNonce, now: Date): readonly UsedNonce[] | 'used' | 'tooMany' {
  const alive = known.filter(({ until }) => until > now)
  if (alive.some((one) => one.nonce === nonce.nonce)) return 'used'
  return alive.length >= MOST_NONCES ? 'tooMany' : [...alive, nonce]
}

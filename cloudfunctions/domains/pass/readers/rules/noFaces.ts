import type { Decision } from '../../../../kernel/database/decision'
import { syncListing } from '../../effects'
import type { PassDocument } from '../../pass/passDocument'
import { compoundIdsOf } from '../../rules/follow'

/** Turns face entry off at every compound; each of those where it was on hears of it. */
export function decideNoFaces({ _id: passId, listings }: Pick<PassDocument, '_id' | 'listings'>, at: Date): Decision<PassDocument> {
  const on = compoundIdsOf(listings).filter((compoundId) => listings[compoundId]?.face)
  const off = on.reduce((all, compoundId) => withoutFace(all, compoundId), listings)
  return { kind: 'change', next: { listings: off }, effects: on.map((compoundId) => syncListing({ passId, compoundId, at })) }
}

function withoutFace(listings: PassDocument['listings'], compoundId: keyof PassDocument['listings']): PassDocument['listings'] {
  const listing = listings[compoundId]
  return listing ? { ...listings, [compoundId]: { ...listing, face: false } } : listings
}

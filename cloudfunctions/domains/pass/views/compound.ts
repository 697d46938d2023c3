import type { OutputOf } from '../../../../contract/kernel/action'
import type { CompoundView } from '../../../../contract/pass/compound'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { CompoundId } from '../../../../contract/pass/ids'
import type { askListing, BuildingMap, CompoundRow } from '../../../../contract/pass/pass'
import { linkTo } from '../../../kernel/files'
import type { CompoundDocument, CompoundMap, CompoundPerson, Gate } from '../documents/compound'
import type { PassDocument } from '../documents/pass'
import { signedAt } from '../rules/convention'
import { listingStateOf } from '../rules/listing'

/** What the district says of a compound. */
export const viewSettings = ({ _id: compoundId, name, kind, level, townId, community, open }: CompoundDocument) => ({
  ...{ compoundId, name, kind, level, townId, community, open },
})

/** What a property manager sees of the own compound. */
export async function viewCompound(compound: CompoundDocument): Promise<CompoundView> {
  const { rules, hotline, note, gates, people, map, convention } = compound
  return {
    ...viewSettings(compound),
    ...{ rules, hotline, note },
    gates: gates.map(viewGate),
    people: people.map(viewPerson),
    map: map && (await viewMap(map)),
    convention: {
      version: CONVENTION_VERSION,
      compoundSignedAt: signedAt(convention.compound),
      communitySignedAt: signedAt(convention.community),
    },
  }
}

const viewGate = ({ gateId, name, open, exits }: Gate) => ({ gateId, name, open, exits })

const viewPerson = ({ personId, role, label, since }: CompoundPerson) => ({ personId, role, label, since: since.toISOString() })

/** The building map with a link to its picture; null when storage has lost it. */
async function viewMap({ picture, width, height, points }: CompoundMap): Promise<BuildingMap | null> {
  const url = await linkTo(picture)
  return url === null ? null : { url, width, height, points: [...points] }
}

type Mine = OutputOf<typeof askListing>['mine']

export function viewMyListing(pass: PassDocument | null, compoundId: CompoundId, now: Date): Mine {
  const listing = pass?.listings[compoundId]
  if (!listing) return null
  const { since, until, reason, face } = listing
  return { state: listingStateOf(listing, now), since: since.toISOString(), until: until?.toISOString() ?? null, reason, face }
}

export const viewCompoundRow = (compound: CompoundDocument, pass: PassDocument | null, now: Date): CompoundRow => ({
  compoundId: compound._id,
  name: compound.name,
  kind: compound.kind,
  level: compound.level,
  townId: compound.townId,
  who: compound.rules.who,
  mine: viewMyListing(pass, compound._id, now),
})

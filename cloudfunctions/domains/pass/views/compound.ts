import type { OutputOf } from '../../../../contract/kernel/action'
import type { CompoundView } from '../../../../contract/pass/compound'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { CompoundId } from '../../../../contract/pass/ids'
import type { askListing, BuildingMap, CompoundRow } from '../../../../contract/pass/pass'
import { linkTo } from '../../../kernel/files'
import { type CompoundDocument, type CompoundHead, type CompoundPerson, type Gate, labelOf } from '../documents/compound'
import type { PassDocument } from '../documents/pass'
import { signedAt } from '../rules/convention'
import { listingStateOf } from '../rules/listing'

/** What the district has set for a compound. */
export const viewSettings = ({ _id: compoundId, name, kind, level, townId, community, open }: CompoundDocument) => ({
  compoundId,
  name,
  kind,
  level,
  townId,
  community,
  open,
})

/** A compound as its property manager sees it. */
export async function viewCompound(compound: CompoundDocument): Promise<CompoundView> {
  const { rules, hotline, note, gates, people, convention } = compound
  return {
    ...viewSettings(compound),
    rules,
    hotline,
    note,
    gates: gates.map(viewGate),
    people: people.map((person) => viewPerson(compound, person)),
    map: await viewMap(compound),
    convention: {
      version: CONVENTION_VERSION,
      compoundSignedAt: signedAt(convention.compound),
      communitySignedAt: signedAt(convention.community),
    },
  }
}

const viewGate = ({ gateId, name, open, exits }: Gate) => ({ gateId, name, open, exits })

const viewPerson = (compound: CompoundDocument, person: CompoundPerson) => ({
  personId: person.personId,
  role: person.role,
  label: labelOf(compound, person),
  since: person.since.toISOString(),
})

/** The building map with a link to its picture; null when there is none, or when storage has lost the picture. */
export async function viewMap({ map }: Pick<CompoundDocument, 'map'>): Promise<BuildingMap | null> {
  const url = map && (await linkTo(map.picture))
  return map && url ? { url, width: map.width, height: map.height, points: [...map.points] } : null
}

type MyListing = OutputOf<typeof askListing>['mine']

/** The rider's own entry on the white list; null: there is none. */
export function viewMyListing(pass: PassDocument | null, compoundId: CompoundId, now: Date): MyListing {
  const listing = pass?.listings[compoundId]
  if (!listing) return null
  const { since, until, reason, face } = listing
  return { state: listingStateOf(listing, now), since: since.toISOString(), until: until?.toISOString() ?? null, reason, face }
}

/** A compound in the list that riders see. */
export const viewCompoundRow = (compound: CompoundHead, pass: PassDocument | null, now: Date): CompoundRow => ({
  compoundId: compound._id,
  name: compound.name,
  kind: compound.kind,
  level: compound.level,
  townId: compound.townId,
  who: compound.rules.who,
  mine: viewMyListing(pass, compound._id, now),
})

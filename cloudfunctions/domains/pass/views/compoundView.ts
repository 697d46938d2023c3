import type { CompoundView } from '../../../../contract/pass/compound'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { BuildingMap } from '../../../../contract/pass/pass'
import { linkTo } from '../../../kernel/files'
import type { CompoundDocument, CompoundMap, CompoundPerson, Gate } from '../compounds/compoundDocument'
import { signedAt } from '../rules/convention'

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

import { linkTo } from '../../../../kernel/files'
import { allTowns } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { allCompounds, type CompoundDocument, compounds } from '../../compounds/compoundDocument'
import type { PassDocument } from '../../pass/passDocument'
import { countReaders } from '../../readers/readerDocument'
import { isActive } from '../../rules/passState'
import { viewCompoundRow } from '../../views/listingView'
import { passOf } from '../../views/passView'

export const listCompounds: HandlerOf<'pass.compounds'> = async (_, { caller, now }) => {
  const [towns, all, pass] = await Promise.all([allTowns(), allCompounds(), passOf(caller.personId)])
  return {
    data: {
      towns: towns.map(({ _id: townId, name }) => ({ townId, name })),
      compounds: all.filter(({ open }) => open).map((compound) => viewCompoundRow(compound, pass, now)),
    },
  }
}

export const showCompound: HandlerOf<'pass.compound'> = async ({ compoundId }, { caller, now }) => {
  const [compound, pass, readersThere] = await Promise.all([compounds.get(compoundId), passOf(caller.personId), countReaders(compoundId)])
  if (!compound) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { community, open, rules, hotline, note } = compound
  return {
    data: {
      ...viewCompoundRow(compound, pass, now),
      ...{ community, open, rules, hotline, note },
      faceReaders: readersThere > 0,
      map: pass && hasEntered(pass, compound, now) ? await viewMap(compound) : null,
    },
  }
}

/** After an entry the map is of use for so long; who has not come in needs none. */
const MAP_MS = 4 * 3_600_000

const hasEntered = (pass: PassDocument, { _id }: CompoundDocument, now: Date) =>
  isActive(pass, now) && pass.last?.place === _id && pass.last.outcome === 'enter' && now.getTime() - pass.last.at.getTime() < MAP_MS

/** The building map with a link to its picture; null when there is none. */
export async function viewMap({ map }: Pick<CompoundDocument, 'map'>) {
  const url = map && (await linkTo(map.picture))
  return map && url ? { url, width: map.width, height: map.height, points: [...map.points] } : null
}

import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { linkTo } from '../../../kernel/files'
import { people } from '../../../kernel/people/personDocument'
import { refusalWithoutConsent } from '../../account/people/consents'
import { allTowns } from '../../account/stations/townDocument'
import type { HandlerOf } from '../../handlerOf'
import { allCompounds, type CompoundDocument, compounds } from '../documents/compound'
import type { PassDocument } from '../documents/pass'
import { countReaders } from '../documents/reader'
import { decideAsk, decideFace, decideLeave } from '../rules/listing'
import { isActive } from '../rules/passStatus'
import { viewCompoundRow, viewMyListing } from '../views/compound'
import { passOf } from '../views/pass'
import { changeOwnPass } from './ownPass'

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

export const askListing: HandlerOf<'pass.askListing'> = async ({ compoundId }, context) => {
  const compound = await compounds.get(compoundId)
  if (!compound) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const outcome = await changeOwnPass(context, (pass) => decideAsk(pass, compound, context.now))
  return 'refusal' in outcome ? outcome : { data: { mine: viewMyListing(outcome.doc, compoundId, context.now) } }
}

export const leaveListing: HandlerOf<'pass.leaveListing'> = async ({ compoundId }, context) => {
  const outcome = await changeOwnPass(context, (pass) => decideLeave(pass, compoundId, context.now))
  return 'refusal' in outcome ? outcome : { data: { mine: viewMyListing(outcome.doc, compoundId, context.now) } }
}

/** The consent is asked for at the decision: one that was withdrawn meanwhile must not come back with a slow request. */
export const setFace: HandlerOf<'pass.setFace'> = async ({ compoundId, on }, context) => {
  const { caller, now } = context
  const decide = async (pass: PassDocument): Promise<Decision<PassDocument, Refusal<'CONSENT_REQUIRED' | 'LISTING_CHANGED'>>> => {
    const missing = on ? refusalWithoutConsent((await people.get(caller.personId))?.consents ?? {}, 'face') : null
    return missing ? refuse(missing) : decideFace(pass, compoundId, on, now)
  }
  const outcome = await changeOwnPass(context, decide)
  return 'refusal' in outcome ? outcome : { data: { mine: viewMyListing(outcome.doc, compoundId, now) } }
}

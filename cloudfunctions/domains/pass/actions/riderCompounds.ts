import type { Refusal } from '../../../../contract/kernel/refusal'
import type { passActions } from '../../../../contract/pass/pass'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Handler } from '../../../kernel/handler'
import { people } from '../../../kernel/people/personDocument'
import { allTowns, refusalWithoutConsent } from '../../account/public'
import { allCompounds, type CompoundDocument, compounds } from '../documents/compound'
import type { PassDocument } from '../documents/pass'
import { countReaders } from '../documents/reader'
import { decideAsk, decideFace, decideLeave } from '../rules/listing'
import { isActive } from '../rules/passStatus'
import { viewCompoundRow, viewMap, viewMyListing } from '../views/compound'
import { changeOwnPass, passOf } from './ownPass'

export const listCompounds: Handler<typeof passActions.listCompounds> = async (_, { caller, now }) => {
  const [towns, all, pass] = await Promise.all([allTowns(), allCompounds(), passOf(caller.personId)])
  return {
    data: {
      towns: towns.map(({ _id: townId, name }) => ({ townId, name })),
      compounds: all.filter(({ open }) => open).map((compound) => viewCompoundRow(compound, pass, now)),
    },
  }
}

export const showCompound: Handler<typeof passActions.showCompound> = async ({ compoundId }, { caller, now }) => {
  const [compound, pass, readersThere] = await Promise.all([compounds.get(compoundId), passOf(caller.personId), countReaders(compoundId)])
  if (!compound) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { community, open, rules, hotline, note } = compound
  return {
    data: {
      ...viewCompoundRow(compound, pass, now),
      community,
      open,
      rules,
      hotline,
      note,
      faceReaders: readersThere > 0,
      map: pass && hasEntered(pass, compound, now) ? await viewMap(compound) : null,
    },
  }
}

/** The building map is shown for this long after an entry. Nobody needs it outside. */
const MAP_MS = 4 * 3_600_000

const hasEntered = (pass: PassDocument, { _id }: CompoundDocument, now: Date) =>
  isActive(pass, now) && pass.last?.place === _id && pass.last.outcome === 'enter' && now.getTime() - pass.last.at.getTime() < MAP_MS

export const askListing: Handler<typeof passActions.askListing> = async ({ compoundId }, context) => {
  const compound = await compounds.get(compoundId)
  if (!compound) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const outcome = await changeOwnPass(context, (pass) => decideAsk(pass, compound, context.now))
  return 'refusal' in outcome ? outcome : { data: { mine: viewMyListing(outcome.doc, compoundId, context.now) } }
}

export const leaveListing: Handler<typeof passActions.leaveListing> = async ({ compoundId }, context) => {
  const outcome = await changeOwnPass(context, (pass) => decideLeave(pass, compoundId, context.now))
  return 'refusal' in outcome ? outcome : { data: { mine: viewMyListing(outcome.doc, compoundId, context.now) } }
}

/** The consent is looked up at the moment of the decision, so that a slow request can't turn face entry on after the consent was taken back. */
export const setFace: Handler<typeof passActions.setFace> = async ({ compoundId, on }, context) => {
  const { caller, now } = context
  const decide = async (pass: PassDocument): Promise<Decision<PassDocument, Refusal<'CONSENT_REQUIRED' | 'LISTING_CHANGED'>>> => {
    const missing = on ? refusalWithoutConsent((await people.get(caller.personId))?.consents ?? {}, 'face') : null
    return missing ? refuse(missing) : decideFace(pass, compoundId, on, now)
  }
  const outcome = await changeOwnPass(context, decide)
  return 'refusal' in outcome ? outcome : { data: { mine: viewMyListing(outcome.doc, compoundId, now) } }
}

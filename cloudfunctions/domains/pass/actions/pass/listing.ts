import type { Refusal } from '../../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import { people } from '../../../../kernel/people/personDocument'
import { refusalWithoutConsent } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { changeOwnPass } from '../../changeOwn'
import { compounds } from '../../compounds/compoundDocument'
import type { PassDocument } from '../../pass/passDocument'
import { decideAsk, decideFace, decideLeave } from '../../rules/ownListing'
import { viewMyListing } from '../../views/listingView'

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

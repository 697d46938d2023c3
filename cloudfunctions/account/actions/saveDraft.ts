import { change } from '../../shared/database/change'
import type { HandlerOf } from '../../shared/handler'
import { ensurePerson } from '../../shared/people/personDocument'
import { ensureRider, riders } from '../../shared/riders/riderDocument'
import { fillIn, withPortrait } from '../fillIn'
import { missingConsent } from '../rules/consent'
import { decideDraft } from '../rules/registration'
import { viewOwn } from '../views'
import { whileAgreed } from '../whileAgreed'

export const saveDraft: HandlerOf<'rider.saveDraft'> = async (fields, { caller, request, now }) => {
  const missing = missingConsent((await ensurePerson(caller)).consents)
  if (missing) return { refusal: missing }

  const load = () => ensureRider(caller.personId, now)
  const outcome = await change(
    riders,
    load,
    request,
    whileAgreed(caller.personId, (rider) => withPortrait(decideDraft(rider, fillIn(rider, fields), now), rider, fields.photo)),
  )
  return 'refusal' in outcome ? outcome : viewOwn(outcome.doc)
}

import type { ParsedOf } from '../../../contract/action'
import { ageAt } from '../../../contract/idNumber'
import type { register as contract } from '../../../contract/rider'
import { change } from '../../shared/database/change'
import type { Context, HandlerOf } from '../../shared/handler'
import { ensurePerson } from '../../shared/people/personDocument'
import { ensureRider, type RiderDocument, riders } from '../../shared/riders/riderDocument'
import { stations } from '../../shared/stations/stationDocument'
import { fillIn, withPortrait } from '../fillIn'
import { withClaim } from '../identityClaim'
import { openSecret } from '../riderSecrets'
import { missingConsent } from '../rules/consent'
import { decideRegister } from '../rules/registration'
import { viewOwn } from '../views'
import { whileAgreed } from '../whileAgreed'

export const register: HandlerOf<'rider.register'> = async (form, context) => {
  const { caller, request, now } = context
  const missing = missingConsent((await ensurePerson(caller)).consents)
  if (missing) return { refusal: missing }

  const load = () => ensureRider(caller.personId, now)
  const outcome = await change(
    riders,
    load,
    request,
    whileAgreed(caller.personId, (rider) => decide(rider, form, context)),
  )
  return 'refusal' in outcome ? outcome : viewOwn(outcome.doc)
}

async function decide(rider: RiderDocument, form: ParsedOf<typeof contract>, { now, request }: Context) {
  const filledIn = fillIn(rider, form)
  const idNumber = form.idNumber ?? openSecret(rider, 'idNumber')
  const age = idNumber === null ? null : ageAt(idNumber, now)
  const station = await stations.get(form.stationId)
  const decision = await withPortrait(decideRegister(rider, { filledIn, station, age, now }), rider, form.photo)
  return withClaim(decision, rider, filledIn.identity ?? rider.identity, request)
}

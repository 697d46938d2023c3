import type { ParsedOf } from '../../../contract/action'
import { ageAt } from '../../../contract/idNumber'
import type { register as contract } from '../../../contract/rider'
import type { Context, HandlerOf } from '../../shared/handler'
import type { RiderDocument } from '../../shared/riders/riderDocument'
import { openSecret } from '../../shared/riders/riderSecrets'
import { stations } from '../../shared/stations/stationDocument'
import { fillIn, withPortrait } from '../fillIn'
import { withClaim } from '../identityClaim'
import { changeOwn } from '../ownRegistration'
import { decideRegister } from '../rules/registration'

export const register: HandlerOf<'rider.register'> = async (form, context) => changeOwn(context, (rider) => decide(rider, form, context))

async function decide(rider: RiderDocument, form: ParsedOf<typeof contract>, { now, request }: Context) {
  const filledIn = fillIn(rider, form)
  const idNumber = form.idNumber ?? openSecret(rider, 'idNumber')
  const age = idNumber === null ? null : ageAt(idNumber, now)
  const station = await stations.get(form.stationId)
  const decision = await withPortrait(decideRegister(rider, { filledIn, station, age, now }), rider, form.photo)
  return withClaim(decision, rider, filledIn.identity ?? rider.identity, request)
}

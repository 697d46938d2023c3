import { ageAt } from '../../../../contract/account/idNumber'
import type { register as contract } from '../../../../contract/account/rider'
import type { ParsedOf } from '../../../../contract/kernel/action'
import type { Context } from '../../../kernel/handler'
import type { HandlerOf } from '../../handlerOf'
import { fillIn, withPortrait } from '../fillIn'
import { withClaim } from '../identityClaim'
import { changeOwn } from '../ownRegistration'
import type { RiderDocument } from '../riders/riderDocument'
import { openSecret } from '../riders/riderSecrets'
import { decideRegister } from '../rules/registration'
import { stations } from '../stations/stationDocument'

export const register: HandlerOf<'rider.register'> = async (form, context) => changeOwn(context, (rider) => decide(rider, form, context))

async function decide(rider: RiderDocument, form: ParsedOf<typeof contract>, { now, request }: Context) {
  const filledIn = fillIn(rider, form)
  const idNumber = form.idNumber ?? openSecret(rider, 'idNumber')
  const age = idNumber === null ? null : ageAt(idNumber, now)
  const station = await stations.get(form.stationId)
  const decision = await withPortrait(decideRegister(rider, { filledIn, station, age, now }), rider, form.photo)
  return withClaim(decision, rider, filledIn.identity ?? rider.identity, request)
}

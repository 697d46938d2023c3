import type { HandlerOf } from '../../handlerOf'
import { fillIn, withPortrait } from '../fillIn'
import { changeOwn } from '../ownRegistration'
import { decideDraft } from '../rules/registration'

export const saveDraft: HandlerOf<'rider.saveDraft'> = async (fields, context) =>
  changeOwn(context, (rider) => withPortrait(decideDraft(rider, fillIn(rider, fields), context.now), rider, fields.photo))

import type { HandlerOf } from '../../../handlerOf'
import { passes } from '../../pass/passDocument'
import { viewStaffPass } from '../../views/staffPass'
import { findWaiting } from '../../waitingPasses'

export const show: HandlerOf<'sanction.show'> = async ({ passId }, { now }) => {
  const pass = await passes.get(passId)
  return pass ? viewStaffPass(pass, now) : { refusal: { code: 'NOT_FOUND', details: {} } }
}

export const waiting: HandlerOf<'sanction.waiting'> = async ({ after }, { now }) => findWaiting('proposedAt', after, now)

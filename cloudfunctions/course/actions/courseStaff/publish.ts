import type { Refusal } from '../../../../contract/errors'
import { changeOffering } from '../../../shared/booking/changeOffering'
import type { OfferingDocument } from '../../../shared/booking/offeringDocument'
import { refuse } from '../../../shared/database/decision'
import type { HandlerOf } from '../../../shared/handler'
import { invalid } from '../../../shared/input'
import { withAbout } from '../../rules/sessionFields'
import { viewStaffSession } from '../../views/staffSession'

type PublishRefusal = Refusal<'NOT_POSSIBLE_NOW' | 'INVALID_INPUT'>

export const publish: HandlerOf<'course.publish'> = async ({ sessionId }, { request, now }) => {
  const outcome = await changeOffering<PublishRefusal>(sessionId, request, (offering) => published(offering, now))
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}

/** A draft that lay too long: whoever looks at it could no longer book. */
function published(offering: OfferingDocument, now: Date) {
  const { status, closesAt, mode, drawId, about } = offering
  const isReady = status === 'draft' && about.kind === 'session' && (mode === 'firstCome' || drawId !== null)
  if (!isReady) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  if (closesAt <= now) return refuse(invalid('closesAt', 'too_early'))
  return { kind: 'change', next: { ...offering, status: 'published', ...withAbout({ ...offering, status: 'published' }, about) } } as const
}

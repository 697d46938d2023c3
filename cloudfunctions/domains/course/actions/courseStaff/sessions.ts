import { dayOf, startOf } from '../../../../kernel/calendar'
import { OFFERING_HEAD, type OfferingHead, offerings } from '../../../booking/offeringDocument'
import { listKeyAfter, listKeyOf } from '../../../booking/rules/listKey'
import type { HandlerOf } from '../../../handlerOf'
import { staffFacet } from '../../rules/facets'
import { asSession } from '../../views/sessionView'
import { viewStaffSession } from '../../views/staffSession'

const PAGE = 50

export const sessions: HandlerOf<'course.sessions'> = async ({ status, from, after }, { now }) => {
  const start = startOf(from ?? dayOf(now))
  const page = { equals: { facets: staffFacet(status) }, after: after ?? listKeyAfter(start), limit: PAGE + 1 }
  const found = await offerings.findPart('facet', page, OFFERING_HEAD)
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  const next = found.length > PAGE && last ? listKeyOf(last.startsAt, last._id) : null
  return { data: { sessions: shown.flatMap((one) => viewRow(one, now) ?? []), next } }
}

function viewRow(head: OfferingHead, now: Date) {
  const session = asSession(head)
  if (!session) return null
  const { startsAt, details: about } = session
  return { ...viewStaffSession(head, now), schoolName: about.school.name, startsAt: startsAt.toISOString(), lessons: about.lessons.length }
}

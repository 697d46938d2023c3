import { OFFERING_HEAD, offerings, withParticipants } from '../../../booking/offeringDocument'
import { listKeyAfter, listKeyOf } from '../../../booking/rules/listKey'
import type { HandlerOf } from '../../../handlerOf'
import { facetOf } from '../../rules/facets'
import { viewSessionRow } from '../../views/sessionRow'

const PAGE = 20

/** What has begun is listed no more: nobody could book it. One row more is read than shown, to know whether there is a next page. */
export const list: HandlerOf<'course.list'> = async ({ filter, after }, { caller: { personId }, now }) => {
  const page = { equals: { facets: facetOf(filter) }, after: later(after, listKeyAfter(now)), limit: PAGE + 1 }
  const found = await offerings.findPart('facet', page, OFFERING_HEAD, [`entries.${personId}`])
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  const sessions = shown.flatMap((one) => viewSessionRow(withParticipants(one), personId, now) ?? [])
  const next = found.length > PAGE && last ? listKeyOf(last.startsAt, last._id) : null
  return { data: { sessions, next, now: now.toISOString() } }
}

const later = (after: string | undefined, start: string) => (after !== undefined && after > start ? after : start)

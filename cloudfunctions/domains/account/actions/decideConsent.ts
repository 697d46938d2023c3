import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import type { HandlerOf } from '../../../kernel/handler'
import type { RefuseFacesEffect } from '../../../kernel/outbox/effect'
import { riderIdOf } from '../../../kernel/people/ids'
import { ensurePerson, type PersonDocument, people } from '../../../kernel/people/personDocument'
import { eventIdOf, type WriteRequest } from '../../../kernel/request'
import { riders } from '../riders/riderDocument'
import { refusalToConsent, viewConsents } from '../rules/consent'

export const decideConsent: HandlerOf<'consent.decide'> = async (answer, { caller, request, now }) => {
  const isRegistered = (await riders.get(riderIdOf(caller.personId))) !== null
  const outcome = await change(
    people,
    () => ensurePerson(caller),
    request,
    (person) => {
      const refusal = refusalToConsent(answer, isRegistered)
      if (refusal) return refuse(refusal)
      const { kind, version, decision } = answer
      const next = { consents: { ...person.consents, [kind]: { version, decision, at: now } } }
      return { kind: 'change', next, effects: kind === 'face' && decision === 'refused' ? [forgetting(person, request)] : [] }
    },
  )
  return 'refusal' in outcome ? outcome : { data: viewConsents(outcome.doc.consents) }
}

/** Face readers forget whoever no longer agrees. */
const forgetting = ({ _id: personId }: PersonDocument, request: WriteRequest): RefuseFacesEffect => ({
  kind: 'refuseFaces',
  personId,
  eventId: eventIdOf(request, personId),
  at: request.now,
})

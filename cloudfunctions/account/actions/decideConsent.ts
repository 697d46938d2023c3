import { change } from '../../shared/database/change'
import { refuse } from '../../shared/database/decision'
import type { HandlerOf } from '../../shared/handler'
import { riderIdOf } from '../../shared/people/ids'
import { ensurePerson, people } from '../../shared/people/personDocument'
import { riders } from '../../shared/riders/riderDocument'
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
      return { kind: 'change', next: { consents: { ...person.consents, [kind]: { version, decision, at: now } } } }
    },
  )
  return 'refusal' in outcome ? outcome : { data: viewConsents(outcome.doc.consents) }
}

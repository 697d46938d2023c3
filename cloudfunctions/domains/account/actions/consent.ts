import type { consentActions } from '../../../../contract/account/consent'
import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import type { Handler } from '../../../kernel/handler'
import { ensurePerson, people } from '../../../kernel/people/personDocument'
import { eventIdOf } from '../../../kernel/request'
import { faceConsentRefused } from '../effects'
import { riderIdOf } from '../riderDocument'
import { riders } from '../riders'
import { refusalToConsent, viewConsents } from '../rules/consent'

export const decideConsent: Handler<typeof consentActions.decide> = async (answer, { caller, request, now }) => {
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
      if (kind !== 'face' || decision !== 'refused') return { kind: 'change', next }
      const eventId = eventIdOf(request, person._id)
      return { kind: 'change', next, effects: [faceConsentRefused({ personId: person._id, eventId, at: now })] }
    },
  )
  return 'refusal' in outcome ? outcome : { data: viewConsents(outcome.doc.consents) }
}

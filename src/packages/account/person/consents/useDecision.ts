import { useState } from 'react'
import type { ConsentKind } from '../../../../../contract/account/rider'
import { errorText } from '../../../../services/errorText'
import type { RefusalOf } from '../../../../services/refusal'
import { useWrite } from '../../../../services/useWrite'
import { useChangeMe } from '../../useMe'
import { consentTexts } from '../../words/consents'

/** One consent given, refused or taken back. `refusal` is why the last answer was not taken. */
export function useDecision(kind: ConsentKind) {
  const { send } = useWrite('consent.decide', { shown: ['account.me'] })
  const changeMe = useChangeMe()
  const [refusal, setRefusal] = useState<RefusalOf<'consent.decide'> | null>(null)

  const decide = async (decision: 'given' | 'refused') => {
    setRefusal(null)
    const reply = await send({ kind, version: consentTexts[kind].version, decision })
    if (reply?.ok) await changeMe({ consents: reply.data })
    else if (reply) setRefusal(reply.error)
  }

  return { decide, refusal, problem: refusal && errorText(refusal) }
}

import { handlers } from '../cloudfunctions/functions/course'
import { fingerprintOf } from '../cloudfunctions/kernel/fingerprint'
import { personIdOf } from '../cloudfunctions/kernel/people/ids'
import type { Settled } from '../cloudfunctions/kernel/reply'
import type { Actions } from '../contract'
import type { InputOf } from '../contract/kernel/action'

type CourseAction = keyof typeof handlers & keyof Actions
type AnyHandler = (input: never, context: never) => Promise<Settled>

let asked = 0

/**
 * What somebody asked for at an earlier time: the product's own handlers, run here by that clock on the emulator to which this process is led
 * (`scripts/firstStaff`). Over HTTP nothing can be done in the past.
 */
export async function askInThePast<N extends CourseAction>(
  now: Date,
  openid: string,
  action: N,
  input: InputOf<Actions[N]>,
): Promise<void> {
  asked += 1
  const personId = personIdOf(openid)
  const fingerprint = fingerprintOf(personId, action, input)
  const request = { requestId: `seed-past-${asked}`, action, audited: true, actorId: personId, now, fingerprint }
  const handler: AnyHandler = handlers[action]
  const outcome = await handler(input as never, { caller: { personId, openid }, cover: 'all', now, request } as never)
  if ('refusal' in outcome) throw new Error(`${openid}: ${action} refused: ${JSON.stringify(outcome.refusal)}`)
}

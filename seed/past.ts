import { domains } from '../cloudfunctions/domains'
import { contestHandlers } from '../cloudfunctions/domains/contest/handlers'
import { courseHandlers } from '../cloudfunctions/domains/course/handlers'
import { fingerprintOf } from '../cloudfunctions/kernel/fingerprint'
import { house, openHouse } from '../cloudfunctions/kernel/house'
import { kernel } from '../cloudfunctions/kernel/kernel'
import { personIdOf } from '../cloudfunctions/kernel/people/ids'
import type { ActionName, Actions } from '../contract'
import type { InputOf } from '../contract/kernel/action'

const served = [...courseHandlers, ...contestHandlers]
let asked = 0

/**
 * Calls an action at an earlier time: runs the product's own handlers in this process with that time as the clock, on the emulator that
 * this process is connected to (`scripts/firstStaff`). Over HTTP the time cannot be chosen.
 */
export async function askInThePast<N extends ActionName>(now: Date, openid: string, action: N, input: InputOf<Actions[N]>): Promise<void> {
  asked += 1
  const personId = personIdOf(openid)
  const fingerprint = fingerprintOf(personId, action, input)
  const request = { requestId: `seed-past-${asked}`, action, audited: true, actorId: personId, now, fingerprint }
  openHouse([kernel, ...domains], { complete: true })
  const found = served.find((one) => one.action.name === action)
  if (!found) throw new Error(`${action} is no action of courses or contests`)
  const caller = { personId, openid }
  const granted = (await house().audience(found.action.audience)?.membership(caller))?.granted ?? 'all'
  const outcome = await found.handle(input as never, { caller, granted, now, request } as never)
  if ('refusal' in outcome) throw new Error(`${openid}: ${action} refused: ${JSON.stringify(outcome.refusal)}`)
}

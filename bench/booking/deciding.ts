import { createHash } from 'node:crypto'
import { precheck, takePlaces } from '../../cloudfunctions/domains/booking/reservation'
import { personIdOf } from '../../cloudfunctions/kernel/people/ids'
import type { SessionId } from '../../contract/course/ids'
import { openidAt } from './hall'

/** Decides a booking as the product does, without the surrounding work (function, agenda, reply). */
export const deciding =
  (offeringId: SessionId) =>
  async (number: number): Promise<string> => {
    const personId = personIdOf(openidAt(number))
    const fingerprint = createHash('sha256').update(personId).digest('hex').slice(0, 24)
    const request = {
      requestId: `deciding-${number}`,
      action: 'course.enrol',
      audited: false,
      actorId: personId,
      now: new Date(),
      fingerprint,
    }
    const booking = { offeringId, personIds: [personId], whenFull: 'refuse', request } as const
    const check = await precheck(booking)
    if (check.state !== 'possible') return check.state === 'refused' ? check.refusal.code : 'ok'
    const refusal = await takePlaces(booking, [{ personId, name: null }], check)
    return refusal ? refusal.code : 'ok'
  }

import { dayOf, startOf } from '../../../../kernel/calendar'
import type { HandlerOf } from '../../../handlerOf'
import { uses } from '../../pass/useDocument'

export const duty: HandlerOf<'gate.duty'> = async ({ compoundId }, { granted, now }) => {
  const since = startOf(dayOf(now))
  const count = (outcome: string) => uses.count('placeOutcome', { equals: { place: compoundId, outcome }, from: since })
  const [entered, refused] = await Promise.all([count('enter'), count('refused')])
  const { name, hotline, gates } = granted
  return {
    data: {
      ...{ compoundId, name, hotline },
      gates: gates.map(({ gateId, name: gateName, open }) => ({ gateId, name: gateName, open })),
      today: { entered, refused },
      now: now.toISOString(),
    },
  }
}

import { accessEvents, guardLabelIn } from '../../../cloudfunctions/domains/pass/documents/accessEvent'
import { type CompoundDocument, compounds, type Gate } from '../../../cloudfunctions/domains/pass/documents/compound'
import { passIdOfRider } from '../../../cloudfunctions/domains/pass/documents/pass'
import { type GateCode, gateCodeText } from '../../../contract/pass/gateCode'
import { minutesAfter } from '../time'
import type { City } from './city'
import type { Phone } from './phone'

type CompoundId = CompoundDocument['_id']

/** The compound's first gate. */
export async function gateOf(compoundId: CompoundId): Promise<Gate> {
  const gate = (await compounds.get(compoundId))?.gates[0]
  if (!gate) throw new Error(`${compoundId} has no gate`)
  return gate
}

/** The text of the code that hangs there. */
export const postedAt = async (compoundId: CompoundId, direction: GateCode['direction'] = 'in') =>
  gateCodeText({ code: (await gateOf(compoundId)).code, direction })

/** Everything that was recorded of a rider's pass, the newest first, with the guard's name in the clear. */
export async function usesOf({ riderId }: Phone) {
  const found = await accessEvents.find('pass', { equals: { passId: passIdOfRider(riderId) }, limit: 100 })
  return found.map((event) => ({ ...event, guardLabel: guardLabelIn(event) }))
}

/** Time goes by. */
export const wait = (city: City, minutes: number) => {
  city.now = minutesAfter(city.now, minutes)
}

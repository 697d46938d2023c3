import type { DeviceId } from '../../../contract/kernel/ids'
import { type PassAudience, stepAt } from '../../../contract/pass/passCode'
import { codeByNode, digitsByNode } from '../passVectors'
import type { City } from './city'
import type { Phone } from './phone'

/** A rider's phone that makes the codes of a pass. */
export interface PassPhone extends Phone {
  readonly deviceId: DeviceId
  /** The code of the moment, or of one so many seconds off. */
  code(audience?: PassAudience, secondsOff?: number): string
  digits(secondsOff?: number): string
  /** The signed pass of the moment, as its code's text. */
  signed(): Promise<string>
}

export const deviceIdOf = ({ openid }: Phone, number = 1) => `dev_${openid.toLowerCase().replace(/[^a-z0-9]/g, '')}${number}` as DeviceId

/** Binds the pass to this phone, as its owner does with one tap. */
export async function bindPass(
  city: City,
  phone: Phone,
  { number = 1, move = false, deviceId = deviceIdOf(phone, number) } = {},
): Promise<PassPhone> {
  const { pass, seed, keyNo } = await phone.must('pass.bind', { deviceId, move })
  const { passId } = pass
  const stepIn = (secondsOff: number) => stepAt(new Date(city.now.getTime() + secondsOff * 1000))
  return {
    ...phone,
    deviceId,
    // Getters don't survive the spread.
    personId: phone.personId,
    riderId: phone.riderId,
    code: (audience = 'gate', secondsOff = 0) => codeByNode({ passId, seed, keyNo, audience, step: stepIn(secondsOff) }),
    digits: (secondsOff = 0) => digitsByNode({ passId, seed, keyNo, step: stepIn(secondsOff) }),
    async signed() {
      const { pass: mine } = await phone.must('pass.mine', { deviceId })
      return mine?.offline?.text ?? ''
    },
  }
}

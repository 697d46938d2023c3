import { randomUUID } from 'node:crypto'
import { riderIdOf } from '../../../cloudfunctions/domains/account/riderDocument'
import { passIdOfRider } from '../../../cloudfunctions/domains/pass/documents/pass'
import { storeFile } from '../../../cloudfunctions/kernel/files'
import { personIdOf } from '../../../cloudfunctions/kernel/people/ids'
import type { ActionName, Actions } from '../../../contract'
import type { RiderId } from '../../../contract/account/ids'
import type { InputOf, OutputOf, Reply } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import type { PassId } from '../../../contract/pass/ids'
import type { TestEmulator } from '../../support/emulator'
import { aRegistrationForm } from '../forms'
import { anIdNumber } from '../idNumbers'
import { aJpeg } from '../jpeg'

/** Somebody in the city with the mini-program open. Names, numbers and openids are samples made from the name. */
export interface Phone {
  readonly openid: string
  readonly personId: PersonId
  readonly riderId: RiderId
  readonly passId: PassId
  readonly phoneNumber: string
  call<N extends ActionName>(name: N, input: InputOf<Actions[N]>, requestId?: string): Promise<Reply<Actions[N]>>
  /** The same, where anything but success ends the test. */
  must<N extends ActionName>(name: N, input: InputOf<Actions[N]>, requestId?: string): Promise<OutputOf<Actions[N]>>
  /** The code of WeChat's phone-number button. `of`: a number from abroad. */
  phoneCode(of?: { readonly phone: string; readonly countryCode: string }): Promise<string>
  /** Uploads a picture as the phone does, with a ticket: for a map if the person manages a compound, else for the own portrait. */
  upload(picture?: Buffer): Promise<string>
  /** Agrees to what a registration needs. */
  agree(): Promise<void>
  /** Everything up to a sent registration. */
  register(form?: Partial<InputOf<Actions['rider.register']>>): Promise<OutputOf<Actions['rider.register']>>
}

export const newRequestId = () => `request-${randomUUID()}`

/** A mobile number that no operator gives out, the same for the same name. */
const phoneNumberOf = (name: string) =>
  `100${String(Math.abs([...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)) % 1e8).padStart(8, '0')}`

/** What a phone needs of the city: the functions, and WeChat. */
interface Surroundings {
  readonly emulator: TestEmulator
  send(openid: string | undefined, event: unknown): Promise<unknown>
}

export function phoneOf(city: Surroundings, name: string): Phone {
  const openid = `oSample_${name}`
  const call: Phone['call'] = async (action, input, requestId = newRequestId()) =>
    (await city.send(openid, { action, input, requestId })) as Reply<Actions[typeof action]>
  const phoneNumber = phoneNumberOf(name)
  const phone: Phone = {
    openid,
    get personId() {
      return personIdOf(openid)
    },
    get riderId() {
      return riderIdOf(personIdOf(openid))
    },
    get passId() {
      return passIdOfRider(riderIdOf(personIdOf(openid)))
    },
    phoneNumber,
    call,
    async must(action, input, requestId) {
      const reply = await call(action, input, requestId)
      if (!reply.ok) throw new Error(`${action}: ${reply.error.message}`)
      return reply.data as never
    },
    phoneCode: async (of = { phone: phoneNumber, countryCode: '86' }) =>
      String((await city.emulator.post('/emulator/wechat/phone-code', { openid, ...of })).code),
    async upload(picture = aJpeg()) {
      const { workplaces } = await phone.must('account.me', {})
      const managed = workplaces.find((workplace) => workplace.role === 'propertyManager')
      const { path } = managed
        ? await phone.must('compound.uploadTicket', { compoundId: managed.compoundId })
        : await phone.must('rider.uploadTicket', {})
      return storeFile(path, picture)
    },
    async agree() {
      for (const kind of ['service', 'sensitive'] as const) await phone.must('consent.decide', { kind, version: 1, decision: 'given' })
    },
    async register(form) {
      await phone.agree()
      await phone.must('rider.bindPhone', { code: await phone.phoneCode() })
      return phone.must('rider.register', { ...aRegistrationForm({ idNumber: anIdNumber(), photo: await phone.upload() }), ...form })
    },
  }
  return phone
}

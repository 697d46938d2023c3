import type { ActionName } from '../../../contract'
import { gateCodeText } from '../../../contract/pass/gateCode'
import { tableOf } from '../fleet/memoryDatabase'
import type { Command } from './commands'
import * as district from './district'
import type { Phones, Shown } from './phones'
import type { Standing } from './standing'

/** A request to the functions. */
export interface Question {
  readonly openid: string
  readonly action: ActionName
  readonly input: object
  /** The rider whose pass is shown, if the request shows one. */
  readonly shown?: { readonly rider: number; readonly keyNo?: number }
  /** Records what people know after a successful reply. */
  readonly learn?: (data: never) => void
}

interface Known {
  readonly phones: Phones
  readonly standing: Standing
  readonly now: Date
}

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

const scanGate = ({ rider, place, direction, vehicle }: Of<'scanGate'>): Question[] => {
  const gateCode = gateCodeText({ code: district.codeAt(place), direction: direction === 'out' ? 'out' : 'in' })
  return [{ openid: district.riderAt(rider), action: 'pass.enterGate', input: { gateCode, vehicle }, shown: { rider } }]
}

/** A guard scans a code. */
const scanCode = (place: number, shown: Shown): Question => {
  const input = { ...district.placeAt(place), credential: { kind: 'code', text: shown.text }, vehicle: 'foot' }
  return { openid: district.guardAt(place), action: 'gate.verify', input, shown }
}

/** The rider shows the code at one gate, or at both gates at the same instant. */
function showCode({ rider, phone, place, guards }: Of<'showCode'>, { phones, now }: Known): Question[] {
  const shown = phones.code(rider, phone, 'gate', now)
  return shown ? Array.from({ length: guards }, (_, at) => scanCode((place + at) % 2, shown)) : []
}

function replay({ which, place }: Of<'replay'>, { phones: { pictures } }: Known): Question[] {
  const picture = pictures[which % (pictures.length || 1)]
  return picture ? [scanCode(place, picture)] : []
}

function sayDigits({ rider, phone, place }: Of<'sayDigits'>, { phones, now }: Known): Question[] {
  const shown = phones.digits(rider, phone, now)
  if (!shown) return []
  const credential = { kind: 'digits', phoneTail: district.tailOf(rider), digits: shown.text }
  const input = { ...district.placeAt(place), credential, vehicle: 'foot' }
  return [{ openid: district.guardAt(place), action: 'gate.verify', input, shown }]
}

function showAtCounter({ rider, phone }: Of<'showAtCounter'>, { phones, now }: Known): Question[] {
  const shown = phones.code(rider, phone, 'counter', now)
  const input = { merchantId: district.MERCHANT, text: shown?.text }
  return shown ? [{ openid: district.CLERK, action: 'merchant.verify', input, shown }] : []
}

/** The pass is moved or bound to this phone. */
export function move({ rider, phone }: Omit<Of<'move'>, 'kind'>, { phones, standing }: Known): Question[] {
  const learn = (secret: { seed: string; keyNo: number }) => {
    phones.learn(rider, phone, secret)
    standing.bound(rider, secret.keyNo)
  }
  const input = { deviceId: `dev_rider${rider}phone${phone}`, move: true }
  return [{ openid: district.riderAt(rider), action: 'pass.bind', input, learn }]
}

function lift({ rider }: Of<'lift'>, { standing }: Known): Question[] {
  standing.revive(rider)
  return [{ openid: district.STAFF[0], action: 'sanction.lift', input: { passId: district.passAt(rider) } }]
}

function removeForConduct({ rider }: Of<'removeForConduct'>, { standing }: Known): Question[] {
  const riderId = tableOf('passes').get(district.passAt(rider))?.riderId
  const input = { riderId, reason: 'conduct' }
  return riderId ? [{ openid: district.MANAGER, action: 'station.remove', input, learn: () => standing.end(rider) }] : []
}

function withdraw({ rider }: Of<'withdraw'>, { standing }: Known): Question[] {
  standing.beginAnew(rider)
  return [{ openid: district.riderAt(rider), action: 'rider.withdraw', input: {}, learn: () => standing.end(rider) }]
}

const simple = { scanGate, showCode, replay, sayDigits, showAtCounter, move, lift, removeForConduct, withdraw }

/** A command that is a single request, or the same request at two gates. */
export type Simple = Extract<Command, { kind: keyof typeof simple }>

export const questionsOf = (command: Simple, known: Known): Question[] =>
  (simple[command.kind] as (command: Simple, known: Known) => Question[])(command, known)

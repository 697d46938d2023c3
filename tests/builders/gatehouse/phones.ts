import { signPass } from '../../../cloudfunctions/domains/pass/credentials/codes'
import type { PassDocument } from '../../../cloudfunctions/domains/pass/documents/pass'
import { type PassAudience, stepAt, withLiveCode } from '../../../contract/pass/passCode'
import { tableOf } from '../fleet/memoryDatabase'
import { codeByNode, digitsByNode } from '../passVectors'
import { passAt } from './district'

/** A code that a rider shows, or the digits that a rider says. */
export interface Shown {
  readonly rider: number
  /** The number of the binding that made it. */
  readonly keyNo: number
  readonly text: string
}

interface Secret {
  readonly seed: string
  readonly keyNo: number
}

/** The riders' phones. Each keeps the secret that it received last, even after the pass has moved to another phone. */
export class Phones {
  readonly #secrets = new Map<string, Secret>()
  /** Every rotating code shown so far: any of them may have been photographed. */
  readonly pictures: Shown[] = []

  learn(rider: number, phone: number, { seed, keyNo }: Secret): void {
    this.#secrets.set(`${rider}:${phone}`, { seed, keyNo })
  }

  #made(rider: number, phone: number) {
    const secret = this.#secrets.get(`${rider}:${phone}`)
    return secret && { ...secret, passId: passAt(rider) }
  }

  code(rider: number, phone: number, audience: PassAudience, now: Date): Shown | null {
    const made = this.#made(rider, phone)
    if (!made) return null
    const shown = { rider, keyNo: made.keyNo, text: codeByNode({ ...made, audience, step: stepAt(now) }) }
    this.pictures.push(shown)
    return shown
  }

  digits(rider: number, phone: number, now: Date): Shown | null {
    const made = this.#made(rider, phone)
    return made ? { rider, keyNo: made.keyNo, text: digitsByNode({ ...made, step: stepAt(now) }) } : null
  }

  /** The signed pass, just fetched, with the current rotating code behind it. */
  signed(rider: number, phone: number, now: Date): string | null {
    const made = this.#made(rider, phone)
    const pass = tableOf('passes').get(passAt(rider)) as PassDocument | undefined
    const signed = pass && signPass(pass, now)
    return made && signed ? withLiveCode(signed.text, codeByNode({ ...made, audience: 'gate', step: stepAt(now) })) : null
  }
}

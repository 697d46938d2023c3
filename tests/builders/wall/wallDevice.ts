import { createWeb } from '../../../cloudfunctions/kernel/http/web'
import type { ReaderReceipts } from '../../../contract/pass/faceReader'
import { aDevice, type DeviceAnswer, type DeviceRequest } from '../city/faceReader'
import { dyingAfter } from '../fleet/memoryDatabase'
import { openEveryDomain } from '../house'

type Receipt = ReaderReceipts['receipts'][number]

/** A face reader with a memory of its own, whose content the model checks. */
export class WallDevice {
  /** The riders that it would admit. */
  readonly knows = new Set<string>()
  /** Every deletion receipt that it has sent, by rider and order. */
  readonly proofs = new Map<string, string>()
  readonly #device
  #late: Receipt[] = []
  /** Requests are made one after the other, as a device does. */
  #busy: Promise<unknown> = Promise.resolve()
  #diesAfter = Number.POSITIVE_INFINITY

  constructor(
    readonly readerId: string,
    key: string,
    readonly now: () => Date,
  ) {
    this.#device = aDevice({ readerId, key, now, send: (request) => this.#send(request) })
  }

  /** Fetches the orders, executes them, and sends the receipts. */
  poll(says: 'now' | 'never' | 'late', diesAfter = Number.POSITIVE_INFINITY): Promise<unknown> {
    this.#busy = this.#busy.then(() => this.#poll(says, diesAfter))
    return this.#busy
  }

  async #poll(says: 'now' | 'never' | 'late', diesAfter: number): Promise<void> {
    this.#diesAfter = diesAfter
    await this.#say(this.#late.splice(0))
    const { status, data } = await this.#device.send(this.#device.sign('changes', {}, ''))
    if (status !== 200) return this.#expectLost(status)
    const done = (data as { changes: Parameters<WallDevice['obey']>[0][] }).changes.map((order) => this.obey(order))
    if (says === 'now') await this.#say(done)
    if (says === 'late') this.#late.push(...done)
  }

  obey({ kind, passId, version }: { kind: 'learn' | 'forget'; passId: Receipt['passId']; version: number }): Receipt {
    if (kind === 'learn') {
      this.knows.add(passId)
      return { done: 'learned', passId, version }
    }
    this.knows.delete(passId)
    const receipt = `${this.readerId} ${passId} ${version}`
    this.proofs.set(`${passId} ${version}`, receipt)
    return { done: 'forgotten', passId, version, receipt }
  }

  async #say(receipts: readonly Receipt[]): Promise<void> {
    if (receipts.length === 0) return
    const { status } = await this.#device.send(this.#device.sign('receipts', {}, JSON.stringify({ receipts: receipts.slice(0, 50) })))
    if (status !== 200) this.#expectLost(status)
  }

  /** A status other than 503 is an error, because requests are only lost when the function dies. */
  #expectLost(status: number): void {
    if (status !== 503) throw new Error(`the reader was answered by ${status}`)
  }

  async #send({ method, path, query, ...rest }: DeviceRequest): Promise<DeviceAnswer> {
    const main = createWeb(openEveryDomain().routes, this.now)
    const event = { path, httpMethod: method, queryStringParameters: query, ...rest }
    const { statusCode, body } = await dyingAfter(this.#diesAfter, () => main(event))
    return { status: statusCode, data: JSON.parse(body) }
  }
}

import { openScan, sealScan } from '../../../cloudfunctions/domains/merchant/scan'
import { anOffer, offerId, putOffers } from '../offers'
import { bindPass, type PassPhone } from './passPhone'
import type { Phone } from './phone'
import type { Scene } from './scene'

interface Redeeming {
  readonly clerk?: Phone
  readonly name?: string
  readonly typed?: { billFen?: number; hundredths?: number }
  readonly requestId?: string
}

/** The counter of the scene's own merchant. */
export const counterOf = (scene: () => Scene) => {
  /** The clerk scans the rider's code. */
  const verify = (rider: PassPhone, clerk = scene().clerk) =>
    clerk.must('merchant.verify', { merchantId: scene().merchant, text: rider.code('counter') })
  return {
    aRider: async (): Promise<PassPhone> => bindPass(scene().city, await scene().holder()),
    verify,
    /** The same, with what a tap needs of it. */
    async scanned(rider: PassPhone, clerk?: Phone): Promise<string> {
      const { city } = scene()
      // Each code is of its own step.
      city.now = new Date(city.now.getTime() + 15_000)
      const { scan } = await verify(rider, clerk)
      if (!scan) throw new Error('nothing can be redeemed')
      return scan
    },
    /** A queue of so many codes lasts longer than a scan: here all of them are made at once. */
    asOfNow(text: string): string {
      const scan = openScan(text)
      if (!scan) throw new Error('no scan of ours')
      return sealScan({ ...scan, until: new Date(scene().city.now.getTime() + 60_000) })
    },
    redeem: (scan: string, { clerk = scene().clerk, name = 'meal', typed = {}, requestId }: Redeeming = {}) =>
      clerk.must('merchant.redeem', { merchantId: scene().merchant, scan, offerId: offerId(name), typed }, requestId),
    offers: (...given: Parameters<typeof anOffer>[]) =>
      putOffers(
        scene().merchant,
        given.map(([name, overrides]) => anOffer(name, overrides)),
      ),
  }
}

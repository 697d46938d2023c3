import { metresBetween, type Spot } from '../../../contract/kernel/distance'
import type { Shop } from '../../../contract/merchant/shop'
import { phoneLocation } from '../../services/phoneLocation'
import { createStore } from '../../services/store'

/** Where this phone is, for shops near it; null: nobody has asked for them. It is forgotten with the app, and never stored. */
export const here = createStore<Spot | null>(null)

/** Some ten metres: nobody needs to know it better. */
const rounded = (degrees: number) => Math.round(degrees * 10_000) / 10_000

/** Asks the phone where it is, with WeChat's question the first time. Answers whether it has said so. */
export async function findHere(): Promise<boolean> {
  const found = await phoneLocation()
  if (found) here.set({ latitude: rounded(found.latitude), longitude: rounded(found.longitude) })
  return found !== null
}

/** How far away a shop is; null where one of the two places isn't known. */
export const metresTo = ({ location }: Pick<Shop, 'location'>, from: Spot | null): number | null =>
  from && location && metresBetween(from, location)

import { cloud } from '../../cloudfunctions/kernel/cloud'
import { linkTo } from '../../cloudfunctions/kernel/files'
import { type BareScan, type BareTap, scanCalls, tapCalls } from './sixCalls'

type Scan = BareScan & { readonly picture: string | null }

/**
 * A cloud function that makes the calls of a scan or of a tap at the counter and does nothing else. `picture`: the link to it is asked for as well, as the
 * product's scan does beside its write. The function is built and called like those of the product.
 */
export const main = async ({ action, input }: { action: string; input: Scan | BareTap }) => {
  const db = cloud().database()
  if (!action.endsWith('scan')) return { ok: await tapCalls(db, input as BareTap) }
  const { picture, ...scan } = input as Scan
  const [data] = await Promise.all([scanCalls(db, scan), picture && linkTo(picture)])
  return { ok: true, data }
}

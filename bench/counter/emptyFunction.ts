import { cloud } from '../../cloudfunctions/kernel/cloud'
import { type BareScan, type BareTap, scanCalls, tapCalls } from './sixCalls'

/** A cloud function that makes the calls of a scan or of a tap at the counter and does nothing else. It is built and called like those of the product. */
export const main = async ({ action, input }: { action: string; input: BareScan | BareTap }) =>
  action.endsWith('scan')
    ? { ok: true, data: await scanCalls(cloud().database(), input) }
    : { ok: await tapCalls(cloud().database(), input as BareTap) }

import { cloud } from '../../cloudfunctions/kernel/cloud'
import { type BareScan, fourCalls } from './fourCalls'

/** A cloud function that makes the four calls of a scan and does nothing else. It is built and called like those of the product. */
export const main = async ({ input }: { input: BareScan }) => ({ ok: await fourCalls(cloud().database(), input) })

import { randomBytes } from 'node:crypto'
import { toBase32 } from '../../../contract/kernel/base32'
import { readShopCode } from '../../../contract/merchant/posterCode'
import { findFirst } from '../../kernel/database/page'
import { type MerchantDocument, merchants } from './merchantDocument'

/** The merchant whose poster was scanned. A code is 80 random bits: no two are the same, and the first match is the only one. */
export async function merchantOfPoster(text: string): Promise<MerchantDocument | null> {
  const posterCode = readShopCode(text)
  if (posterCode === null) return null
  const [merchant] = await findFirst(merchants, 'poster', { equals: { posterCode }, most: 1 })
  return merchant ?? null
}

/** What a shop's poster names it by: 80 random bits. */
export const newPosterCode = () => toBase32(randomBytes(10))

import { randomBytes } from 'node:crypto'
import type { Answer, ApiTable, Callbacks } from './api'

/** WeChat's source of random bytes. */
export function cryptoApis(answer: Answer): ApiTable {
  const draw = async (length: number) => ({ randomValues: Uint8Array.from(randomBytes(length)).buffer })
  const getRandomValues = (options: Callbacks & { length: number }) => answer('getRandomValues', options, draw(options.length))
  return { sync: { getUserCryptoManager: () => ({ getRandomValues }) } }
}

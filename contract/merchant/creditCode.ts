import * as z from 'zod/mini'
import { withoutGroups } from '../kernel/characters'

/**
 * The unified social credit code (统一社会信用代码, GB 32100-2015) on a business licence: 17 characters and a check character by ISO 7064 MOD 31-3.
 * Sole traders have one, too. Pure, so that the phone and the server judge alike.
 */

/** Digits, and capitals without those that look like one or like another capital (I, O, S, V, Z). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const hasForm = (value: string) => /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(value)

function hasValidChecksum(value: string): boolean {
  let [sum, weight] = [0, 1]
  for (const character of value.slice(0, 17)) {
    sum += weight * CHARACTERS.indexOf(character)
    weight = (weight * 3) % 31
  }
  return CHARACTERS[(31 - (sum % 31)) % 31] === value[17]
}

const rule = (name: 'format' | 'checksum', holds: (value: string) => boolean) =>
  z.refine<string>(holds, { params: { rule: name }, abort: true })

/** Widths, spaces, dashes and small letters make no difference. */
export const CreditCode = z.string().check(
  z.overwrite((value) => withoutGroups(value).toUpperCase()),
  rule('format', hasForm),
  rule('checksum', hasValidChecksum),
)

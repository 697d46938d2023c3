import { BASE32_ALPHABET } from '../kernel/base32'
import { withoutGroups } from '../kernel/characters'

/**
 * The public number of a certificate (结业证书): 15 characters that nobody can guess or count up, and one that catches a slip. In Crockford's base 32, which has
 * no I, L, O and U, so that a number read out or copied by hand stays one.
 */
const LENGTH = 15

/** x times this value in GF(32), modulo x^5 + x^2 + 1. */
const timesX = (value: number) => (value << 1) ^ (value & 16 ? 0b100101 : 0)

/** One check symbol of a Reed-Solomon code: it changes with any one wrong character and with any two that were swapped. */
export function checkCharacterOf(characters: string): string {
  const check = [...characters].reduce((sum, character) => timesX(sum ^ BASE32_ALPHABET.indexOf(character)), 0)
  return BASE32_ALPHABET.charAt(check)
}

/** @param characters at least 15 of base 32, e.g. of a MAC */
export function certificateNoFrom(characters: string): string {
  const number = characters.slice(0, LENGTH)
  return number + checkCharacterOf(number)
}

const ALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** What somebody typed, in any case and grouping, with letters that look like digits; null: it can be no number. */
export function readCertificateNo(typed: string): string | null {
  const number = withoutGroups(typed)
    .toUpperCase()
    .replace(/[OIL]/g, (letter) => ALIKE[letter] ?? letter)
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(number)) return null
  return checkCharacterOf(number.slice(0, LENGTH)) === number.slice(-1) ? number : null
}

/** `7K3M-09QA-ZT4W-8RCB`: as people read it. */
export const certificateNoText = (number: string) => number.replace(/.{4}(?=.)/g, '$&-')

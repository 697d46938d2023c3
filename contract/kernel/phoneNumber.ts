import { withPlainSigns } from './characters'

/** Numbers that people in mainland China can dial, without what groups them. An area code may be left out within the city. */
const KINDS = {
  /** 110, 119, 12345, 10086, 12315, 116114. */
  short: /^1(\d{2}|[0-2]\d{3}|1[68]\d{3})$/,
  /** 95588, 96110, up to eight digits. */
  service: /^9[56]\d{3,6}$/,
  /** 1010-5757. */
  business: /^101\d{5}$/,
  /** 400-800-1234. */
  free: /^[48]00\d{7}$/,
  landline: /^0(10|2\d)\d{8}$|^0[3-9]\d{2}\d{7,8}$/,
  local: /^[2-8]\d{6,7}$/,
  mobile: /^0?1[3-9]\d{9}$/,
}

const isDialled = (digits: string) => Object.values(KINDS).some((kind) => kind.test(digits))
const digitsIn = (text: string) => text.replace(/\D/g, '')

/** `+86`, `0086`, `(86)` or `86` before a number, with or without the 0 of the area code after it. */
const FROM_ABROAD = /^(?:\(?\+? ?86\)?|0086)[ -]*/

/** Words and signs that people write before an extension. */
const EXTENSION = /^(.*?\d)\)?[ ,;-]*(?:\(?(?:[转轉]?(?:分[机機]|[内內][线線])|[转轉]|ext\.?)|x|\*|#|,|;|\()[ :号號-]*(\d{1,6})[)#]?$/i

/** What people copy along with a number: what it is called, and the end of the sentence. */
const BEFORE_NUMBER = /^(?:[电電][话話]|[热熱][线線]|座机|手机|tel|phone)[ .:]*/i
const BEHIND_NUMBER = /[ .,;。、]+$/

/** A number as it is dialled within the country. */
function fromWithin(number: string): string {
  if (/^\d/.test(number) && isDialled(digitsIn(number))) return number
  const rest = number.replace(FROM_ABROAD, '')
  if (rest === number) return number
  return isDialled(digitsIn(rest)) && !KINDS.local.test(digitsIn(rest)) ? rest : `0${rest.replace(/^\(/, '')}`
}

/** Number and extension; an extension may also follow behind a dash (0512-65001234-8001). */
function partsOf(typed: string): readonly [number: string, extension: string] {
  const [, before, extension] = EXTENSION.exec(typed) ?? []
  if (before !== undefined && extension !== undefined) return [before, extension]
  const [, number = '', last = ''] = /^(.*\d)-(\d{1,6})$/.exec(typed) ?? []
  return !isDialled(digitsIn(fromWithin(typed))) && isDialled(digitsIn(fromWithin(number))) ? [number, last] : [typed, '']
}

/**
 * A public number in plain characters, grouped as it was typed: `０５１２－６５００１２３４` is `0512-65001234`, `+86 512 6500 1234` is `0512 6500 1234`, and an
 * extension stands behind `转`. Null when it is none that can be dialled.
 */
export function readPhoneNumber(typed: string): string | null {
  const copied = withPlainSigns(typed).replace(BEFORE_NUMBER, '').replace(BEHIND_NUMBER, '')
  const [before, extension] = partsOf(copied.replace(/[/.·](?=\d)/g, '-'))
  const number = fromWithin(before).replace(/[()]/g, ' ').replace(/ *- */g, '-').replace(/ +/g, ' ').trim()
  if (!/^\d[\d -]*\d$/.test(number) || !isDialled(digitsIn(number))) return null
  return extension ? `${number}转${extension}` : number
}

/** What a phone dials; an extension is typed or asked for once somebody answers. */
export const dialledNumber = (number: string) => number.replace(/转.*$/, '')
export const extensionOf = (number: string) => /转(\d+)$/.exec(number)?.[1] ?? null

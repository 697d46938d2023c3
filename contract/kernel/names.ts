import { withPlainSigns } from './characters'

const HAN = String.raw`\p{Script=Han}`
const LATIN = String.raw`\p{Script=Latin}+`

/** 阿依古丽·买买提. */
const hanName = new RegExp(`^${HAN}+(·${HAN}+)*$`, 'u')

/** Sean O'Brien, Anna-Maria, J. R. Smith, John Smith Jr., Smith, John. */
const latinName = new RegExp(`^${LATIN}(['-]${LATIN}|\\.?,? ${LATIN}|\\.${LATIN})*\\.?$`, 'u')

/** Between Chinese characters a full stop can only mean the middle dot, and a space means nothing (张　三). */
const dotBetweenHan = new RegExp(`(${HAN}) ?[·.。] ?(?=${HAN})`, 'gu')
const spaceBetweenHan = new RegExp(`(${HAN}) (?=${HAN})`, 'gu')

/** The character 〇, for which many keyboards have a circle only. */
const circleAfterHan = new RegExp(`(${HAN})[○◯]`, 'gu')
const circleBeforeHan = new RegExp(`[○◯](?=${HAN})`, 'gu')

/** The one spelling of a person's name, however it was typed: GB/T 2312's middle dot, straight apostrophes, no stray spaces. */
export const spellingOfName = (typed: string) =>
  withPlainSigns(typed)
    .replace(circleAfterHan, '$1〇')
    .replace(circleBeforeHan, '〇')
    .replace(dotBetweenHan, '$1·')
    .replace(spaceBetweenHan, '$1')
    .replace(/ ?, ?/g, ', ')
    .trim()

/** Chinese characters with middle dots, or Latin letters as a card writes them. Two scripts at once are none. */
export const isName = (spelled: string) => hanName.test(spelled) || latinName.test(spelled)

/** The card of a permanent resident has the name of the passport, which is far longer than a Chinese one. */
export const longestName = (spelled: string) => (/^\p{Script=Latin}/u.test(spelled) ? 80 : 30)

import { createHmac, timingSafeEqual } from 'node:crypto'
import { type ClassCode, classHeadOf, readClassCode } from '../../../../contract/course/classCode'
import type { ClassCodeFault } from '../../../../contract/course/refusals'
import { MAC_BYTES } from '../../../../contract/pass/codeBytes'
import { type ClassCodeDocument, classCodes, seedOfClass } from './classCodeDocument'
import { faultOfMaker } from './rules/classCodes'

/** Did the phone that shows this lesson's code make it? */
function isMadeBy(doc: ClassCodeDocument, code: ClassCode): boolean {
  const seed = seedOfClass(doc)
  if (seed === null || doc.shown?.keyNo !== code.keyNo) return false
  const mac = createHmac('sha256', Buffer.from(seed, 'base64')).update(classHeadOf(code)).digest().subarray(0, MAC_BYTES)
  return timingSafeEqual(mac, code.mac)
}

/** The lesson that a scanned text is a code of, made by the phone that shows it; or what is wrong with it. How old it is comes later. */
export async function readShownClass(text: string): Promise<{ doc: ClassCodeDocument; code: ClassCode } | { fault: ClassCodeFault }> {
  const code = readClassCode(text)
  if (code === 'otherVersion') return { fault: 'otherVersion' }
  if (!code) return { fault: 'unreadable' }
  const doc = await classCodes.get(code.classId)
  if (!doc) return { fault: 'forged' }
  const fault = faultOfMaker(doc.shown, code, isMadeBy(doc, code))
  return fault ? { fault } : { doc, code }
}

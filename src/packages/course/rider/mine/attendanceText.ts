import type { OwnSession } from '../../../../../contract/course/course'

/** How often I was there so far, and what is missing for the certificate; null: nothing has been counted yet. */
export function attendanceText({ session, attended, missed, certificateNo }: OwnSession): string | null {
  if (attended + missed === 0) return null
  const counted = missed === 0 ? `到课 ${attended} 节，一节没缺。` : `到课 ${attended} 节，缺 ${missed} 节。`
  if (session.certificatePercent === null || certificateNo !== null) return counted
  const lessons = session.lessons.filter(({ cancelled }) => cancelled === null).length
  const missing = Math.ceil((lessons * session.certificatePercent) / 100) - attended
  return missing > 0 ? `${counted}再到 ${missing} 节可以拿结业证书。` : `${counted}结业证书的课时够了。`
}

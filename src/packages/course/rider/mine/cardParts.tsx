import { reachablePercent } from '../../../../../contract/course/certificateRule'
import type { OwnSession } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { ListRow } from '../../../../ui/listRow/ListRow'

/**
 * How often I was there so far, and what is missing for the certificate; null: nothing has been counted yet.
 *
 * @param now left out for what is over
 */
export function attendanceText({ session, attended, missed, certificateNo }: OwnSession, now?: Date): string | null {
  if (attended + missed === 0) return null
  const counted = missed === 0 ? `到课 ${attended} 节，一节没缺。` : `到课 ${attended} 节，缺 ${missed} 节。`
  if (session.certificatePercent === null || certificateNo !== null) return counted
  const lessons = session.lessons.filter(({ cancelled }) => cancelled === null).length
  if (now && reachablePercent(session.lessons, attended, now) < session.certificatePercent) {
    return `${counted}到不了 ${session.certificatePercent}%，这一期拿不到结业证书。`
  }
  const missing = Math.ceil((lessons * session.certificatePercent) / 100) - attended
  return missing > 0 ? `${counted}再到 ${missing} 节可以拿结业证书。` : `${counted}结业证书的课时够了。`
}

/** The certificate, where there is one. */
export const CertificateRow = ({ own: { certificateNo } }: { own: OwnSession }) =>
  certificateNo === null ? null : (
    <ListRow
      icon="document"
      title="结业证书"
      note={`编号 ${certificateNo}`}
      onTap={() => openPage('certificate', { number: certificateNo })}
    />
  )

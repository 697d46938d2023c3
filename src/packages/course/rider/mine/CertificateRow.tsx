import type { OwnSession } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { ListRow } from '../../../../ui/listRow/ListRow'

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

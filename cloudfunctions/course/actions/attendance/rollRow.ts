import type { RollRow } from '../../../../contract/attendance'
import type { PersonId } from '../../../../contract/ids'
import type { AttendanceDocument } from '../../../shared/attendance/attendanceDocument'
import { isUnconfirmed } from '../../../shared/attendance/rules/record'
import type { Entry } from '../../../shared/booking/offeringDocument'

type Record = Pick<AttendanceDocument, 'state' | 'place' | 'at' | 'reason'>

export const viewRow = (personId: PersonId, { number, name }: Pick<Entry, 'number' | 'name'>, record: Record | undefined): RollRow => ({
  ...{ personId, number, name },
  state: record?.state ?? 'none',
  unconfirmed: record !== undefined && isUnconfirmed(record),
  at: record && record.state !== 'none' ? record.at.toISOString() : null,
  reason: record?.reason ?? null,
})

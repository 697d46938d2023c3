import type { RollRow } from '../../../../../contract/course/attendance'
import type { PersonId } from '../../../../../contract/kernel/ids'
import type { Participant } from '../../../booking/offeringDocument'
import type { AttendanceDocument } from '../../attendance/attendanceDocument'
import { isUnconfirmed } from '../../attendance/rules/record'

type Record = Pick<AttendanceDocument, 'state' | 'place' | 'at' | 'reason'>

export const viewRow = (personId: PersonId, { number, name }: Pick<Participant, 'number' | 'name'>, record: Record | undefined): RollRow => ({
  ...{ personId, number, name },
  state: record?.state ?? 'none',
  unconfirmed: record !== undefined && isUnconfirmed(record),
  at: record && record.state !== 'none' ? record.at.toISOString() : null,
  reason: record?.reason ?? null,
})

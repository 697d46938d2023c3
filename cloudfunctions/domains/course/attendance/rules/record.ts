/** What is known of somebody at a lesson. `none`: nothing (yet). `excused`: missed with word, or for a reason that staff accept. */
export type AttendanceState = 'none' | 'here' | 'late' | 'absent' | 'excused'

/** How it came to be known. */
export type CheckInMethod = 'classCode' | 'scanned' | 'roll'

/** What the phone's location said: `notAsked` where the school has none or a teacher looked the person in the face. */
export type Proximity = 'notAsked' | 'near' | 'far' | 'unknown'

export interface AttendanceRecord {
  readonly state: AttendanceState
  readonly proximity: Proximity
}

const came = ({ state }: AttendanceRecord) => state === 'here' || state === 'late'

/** Whether a teacher still has to say that the person is there: checked in by phone, but not shown to be at the school. */
export const isUnconfirmed = (record: AttendanceRecord) => came(record) && (record.proximity === 'far' || record.proximity === 'unknown')

/** Was there, as far as anything is known that proves it. */
export const isAttended = (record: AttendanceRecord) => came(record) && !isUnconfirmed(record)

/**
 * Whether somebody who held a place missed a lesson without word, once its roll is closed. Who checked in and was never confirmed is in doubt, and
 * doubt is nobody's no-show.
 */
export const isNoShow = (record: AttendanceRecord | null) => record === null || record.state === 'none' || record.state === 'absent'

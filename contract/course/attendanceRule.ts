/** Check-in (签到) and reminders, in numbers: published to riders, and what `cloudfunctions/domains/course/attendance/rules` decides by. Sample values of an operator. */
export const ATTENDANCE_RULE = {
  /** One may check in so long before a lesson begins, … */
  opensMinutes: 30,
  /** … is on time so long after its beginning, … */
  graceMinutes: 10,
  /** … and may check in, late, until so long after its end. Then the roll is closed. */
  closesMinutes: 60,
  /** Somebody who is no further from the school than this is at the school. Phones are that wrong inside houses. */
  nearMetres: 500,
  /** Word (请假) that comes so long before a lesson begins excuses. Later the teacher reads it, but who stays away has missed the lesson. */
  absenceHours: 2,
  /** Everybody who holds a place is reminded so long before a lesson. */
  remindHours: 24,
} as const

import { checkIn } from './checkIn'
import { lessons } from './lessons'
import { correct, mark } from './mark'
import { openClass } from './openClass'
import { roll } from './roll'
import { scanRider } from './scanRider'

export const attendanceHandlers = {
  'attendance.lessons': lessons,
  'attendance.roll': roll,
  'attendance.openClass': openClass,
  'attendance.mark': mark,
  'attendance.correct': correct,
  'attendance.scanRider': scanRider,
  'attendance.checkIn': checkIn,
}

import type { Subjects } from '../kernel/subjects'

/** What each action of this domain shows or changes. */
export const courseSubjects: Subjects = {
  'role.layDown': ['attendance'],
  'home.show': ['bookings', 'attendance', 'sessions', 'wishes', 'draws'],
  'rider.withdraw': ['bookings', 'wishes', 'certificates'],

  'course.list': ['sessions', 'bookings'],
  'course.places': ['towns', 'sessions'],
  'course.show': ['sessions', 'bookings'],
  'course.mine': ['bookings', 'attendance', 'certificates', 'wishes', 'draws'],
  'course.enrol': ['bookings'],
  'course.wait': ['bookings'],
  'course.accept': ['bookings'],
  'course.decline': ['bookings'],
  'course.cancel': ['bookings'],
  'course.sendAbsence': ['attendance'],
  'course.takeBackAbsence': ['attendance'],

  'course.save': ['sessions'],
  'course.publish': ['sessions', 'bookings'],
  'course.change': ['sessions', 'attendance'],
  'course.setCapacity': ['sessions', 'bookings'],
  'course.cancelSession': ['sessions', 'bookings'],
  'course.cancelLesson': ['sessions', 'attendance'],
  'course.enrolFor': ['bookings'],
  'course.removeFrom': ['bookings'],
  'course.roster': ['bookings', 'attendance'],
  'course.exportRoster': [],
  'course.sessions': ['sessions', 'bookings'],
  'school.save': ['sessions'],

  'attendance.lessons': ['attendance', 'sessions'],
  'attendance.roll': ['attendance', 'bookings'],
  'attendance.openClass': ['attendance'],
  'attendance.mark': ['attendance'],
  'attendance.correct': ['attendance'],
  'attendance.scanRider': ['attendance'],
  'attendance.checkIn': ['attendance'],

  'certificate.list': ['certificates'],
  'certificate.show': ['certificates'],
  'certificate.verify': ['certificates'],
  'certificate.revoke': ['certificates'],
  'certificate.restore': ['certificates'],

  'draw.save': ['draws', 'sessions'],
  'draw.show': ['draws', 'wishes', 'sessions'],
  'draw.published': ['draws'],
  'draw.wish': ['wishes'],
}

import type { None } from '../kernel/refusal'

/** Why the code of a class doesn't hold. */
export type ClassCodeFault = 'unreadable' | 'otherVersion' | 'forged' | 'otherPhone' | 'expired' | 'future'

/** Refusals that have to do with lessons. */
export interface CourseRefusals {
  /** The code of a class that was scanned doesn't hold. `otherPhone`: the teacher shows it on another phone since. */
  CLASS_CODE_REFUSED: { reason: ClassCodeFault }
  /** The code is of another lesson than the one that was asked for. */
  OTHER_LESSON: { title: string; from: string }
  /** Nothing is lost by being early: from then on one may check in. */
  CHECK_IN_NOT_OPEN: { opensAt: string }
  CHECK_IN_OVER: { closedAt: string }
  /** This phone has checked in somebody else for the same lesson. */
  PHONE_CHECKED_IN: None
}

declare module '../kernel/refusal' {
  interface RefusalDetails extends CourseRefusals {}
}

import type { DrawId, SchoolId, SessionId } from './ids'

/** What somebody has said or shown about a lesson. `unconfirmed`: checked in, and a teacher has still to confirm it. */
export type LessonStanding = 'here' | 'late' | 'unconfirmed' | 'excused' | 'told'

declare module '../kernel/today' {
  interface TodayKinds {
    /** A place that is kept for me. */
    courseOffer: { sessionId: SessionId; title: string }
    /** A lesson that I have booked. `standing` is null as long as nothing is known of me, else `since` says when it came to be known. */
    lesson: {
      sessionId: SessionId
      lessonNo: number
      title: string
      schoolName: string
      standing: LessonStanding | null
      since: string | null
    }
    /** Wishes that I have saved and may still change. */
    wishes: { drawId: DrawId; title: string; ranks: number }
    /** A lesson whose roll I call. */
    ownClass: { sessionId: SessionId; lessonNo: number; schoolId: SchoolId; title: string; schoolName: string }
  }
}

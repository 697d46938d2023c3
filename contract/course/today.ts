import type { OwnMark } from './course'
import type { DrawId, SchoolId, SessionId } from './ids'

declare module '../kernel/today' {
  interface TodayKinds {
    /** A place that is kept for me. */
    courseOffer: { sessionId: SessionId; title: string }
    /** A lesson that I have booked, with what the roll says of me. `told`: I have sent word that I don't come, too late to be excused. */
    lesson: { sessionId: SessionId; lessonNo: number; title: string; schoolName: string; mark: OwnMark | null; told: boolean }
    /** Wishes that I have saved and may still change. */
    wishes: { drawId: DrawId; title: string; ranks: number }
    /** A lesson whose roll I call. */
    ownClass: { sessionId: SessionId; lessonNo: number; schoolId: SchoolId; title: string; schoolName: string }
  }
}

import type { TownId } from '../../../contract/account/ids'
import type { ContestId } from '../../../contract/contest/ids'
import type { CourseCategory, CourseProgramme } from '../../../contract/course/courseFields'
import type { SchoolId } from '../../../contract/course/ids'

/** What an offering is, in the words of its domain. The core looks at the title alone. */
export type About = SessionAbout | CategoryAbout

/** A session (班次) of a course. The school is a copy, as it was when the session was saved. */
export interface SessionAbout {
  readonly kind: 'session'
  readonly title: string
  readonly programme: CourseProgramme
  readonly category: CourseCategory
  readonly description: string
  readonly teacher: string
  readonly school: School
  readonly lessons: readonly LessonPlan[]
  readonly priceFen: number
  /** So many percent of the lessons make a certificate; null: there is none. */
  readonly certificatePercent: number | null
  /** So many attendance passes (听课证) are issued, the first places; 0: none. */
  readonly passQuota: number
}

export interface School {
  readonly schoolId: SchoolId
  readonly name: string
  readonly townId: TownId
  readonly address: string
  readonly location: { readonly latitude: number; readonly longitude: number } | null
}

export interface LessonPlan {
  readonly no: number
  readonly from: Date
  readonly to: Date
  /** Why it doesn't take place. */
  readonly cancelled: string | null
  /** Reminders went out, and the attendance was closed. Both of these times: a lesson that is moved begins anew with neither. */
  readonly reminded: boolean
  readonly closed: boolean
  /** Of a closed one: whether anybody was checked in or called. A lesson of which nothing is known counts for nobody and against nobody. */
  readonly called?: boolean
}

/** A category of a contest (职业技能竞赛). */
export interface CategoryAbout {
  readonly kind: 'category'
  readonly title: string
  readonly contestId: ContestId
}

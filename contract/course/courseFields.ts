import * as z from 'zod/mini'
import { asPublic, Text } from '../kernel/text'

/** The kinds of courses, as the catalogue lists them. Without more, for the phone. */
export const COURSE_CATEGORIES = ['degree', 'training', 'skill', 'wellbeing', 'craft', 'sport'] as const
export const CourseCategory = z.enum(COURSE_CATEGORIES)
export type CourseCategory = z.output<typeof CourseCategory>

/** 职工夜校 of the union, or 小哥学堂. */
export const CourseProgramme = z.enum(['nightSchool', 'academy'])
export type CourseProgramme = z.output<typeof CourseProgramme>

export const CourseTitle = asPublic(Text.line(1, 30))
export const CourseText = asPublic(Text.multiLine(1, 600))
/** A teacher is announced with the course, as on a poster. */
export const TeacherName = asPublic(Text.line(1, 20))
/** Why staff decided something about one person, who reads it. */
export const StaffReason = Text.multiLine(1, 100)
/** Why something was changed or called off for everybody who takes part: all of them read it. */
export const AnnouncedReason = asPublic(Text.multiLine(1, 100))

/** Where a page of sessions goes on: given back as it came. Dozens begin at one instant, so an instant is not enough. */
export const ListCursor = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z ses_[a-z0-9]{1,40}$/))

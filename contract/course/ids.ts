import type * as z from 'zod/mini'
import { idSchema } from '../kernel/ids'

/** A course (课程); its sessions are the runs that people book. */
export const CourseId = idSchema('crs').brand<'CourseId'>()
export type CourseId = z.output<typeof CourseId>

/** A session (班次): one run of a course, with its own places. */
export const SessionId = idSchema('ses').brand<'OfferingId'>().brand<'SessionId'>()
export type SessionId = z.output<typeof SessionId>

/** A school or another place where courses are taught. */
export const SchoolId = idSchema('sch').brand<'SchoolId'>()
export type SchoolId = z.output<typeof SchoolId>

/** A draw (摇号) over the places of one or more sessions. */
export const DrawId = idSchema('drw').brand<'DrawId'>()
export type DrawId = z.output<typeof DrawId>

/** One lesson of one session, as its class code names it. */
export const ClassId = idSchema('cls').brand<'ClassId'>()
export type ClassId = z.output<typeof ClassId>

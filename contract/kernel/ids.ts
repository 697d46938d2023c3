import * as z from 'zod/mini'

/** Ids are our own strings: a prefix that says of what, then lower-case letters and digits. Never an ObjectId. */
const id = <const Brand extends string>(prefix: string) =>
  z
    .string()
    .check(z.regex(new RegExp(`^${prefix}_[a-z0-9]{1,40}$`)))
    .brand<Brand>()

export const PersonId = id<'PersonId'>('per')
export const RiderId = id<'RiderId'>('rdr')
export const StationId = id<'StationId'>('stn')
export const TownId = id<'TownId'>('twn')
export const MessageId = id<'MessageId'>('msg')
export const PassId = id<'PassId'>('pas')
export const CompoundId = id<'CompoundId'>('cmp')
export const GateId = id<'GateId'>('gat')
/** One use of a pass: an entry, an exit, a refusal at a gate, or a check at a counter. */
export const UseId = id<'UseId'>('use')
/** The phone to which a pass is bound, as it calls itself. */
export const DeviceId = id<'DeviceId'>('dev')
/** A face reader at a gate. */
export const ReaderId = id<'ReaderId'>('rea')
export const MerchantId = id<'MerchantId'>('mch')
/** A course (课程); its sessions are the runs that people book. */
export const CourseId = id<'CourseId'>('crs')
/** A session (班次): one run of a course, with its own places. */
export const SessionId = id<'SessionId'>('ses')
/** A category of a contest (竞赛项目), with its own places. */
export const CategoryId = id<'CategoryId'>('cat')
export const ContestId = id<'ContestId'>('cts')
/** A school or another place where courses are taught. */
export const SchoolId = id<'SchoolId'>('sch')
/** A draw (摇号) over the places of one or more sessions. */
export const DrawId = id<'DrawId'>('drw')
/** One lesson of one session, as its class code names it. */
export const ClassId = id<'ClassId'>('cls')
/** Whatever has places that are booked. */
export const OfferingId = z.union([SessionId, CategoryId])

export type PersonId = z.output<typeof PersonId>
export type RiderId = z.output<typeof RiderId>
export type StationId = z.output<typeof StationId>
export type TownId = z.output<typeof TownId>
export type MessageId = z.output<typeof MessageId>
export type PassId = z.output<typeof PassId>
export type CompoundId = z.output<typeof CompoundId>
export type GateId = z.output<typeof GateId>
export type UseId = z.output<typeof UseId>
export type DeviceId = z.output<typeof DeviceId>
export type ReaderId = z.output<typeof ReaderId>
export type MerchantId = z.output<typeof MerchantId>
export type CourseId = z.output<typeof CourseId>
export type SessionId = z.output<typeof SessionId>
export type CategoryId = z.output<typeof CategoryId>
export type ContestId = z.output<typeof ContestId>
export type SchoolId = z.output<typeof SchoolId>
export type DrawId = z.output<typeof DrawId>
export type ClassId = z.output<typeof ClassId>
export type OfferingId = z.output<typeof OfferingId>

/** Names one try to write something; a retry carries the same one. Made by the phone. */
export const RequestId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/))

/** A UTC instant on the wire. */
export const Instant = z.iso.datetime()

/** A calendar day in Shanghai, `2026-11-24`. */
export const Day = z.iso.date()

/** Where a page of a list goes on: the instant of its last row, given back as it came. */
export const Cursor = Instant

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

export type PersonId = z.output<typeof PersonId>
export type RiderId = z.output<typeof RiderId>
export type StationId = z.output<typeof StationId>
export type TownId = z.output<typeof TownId>
export type MessageId = z.output<typeof MessageId>

/** Names one try to write something; a retry carries the same one. Made by the phone. */
export const RequestId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/))

/** A UTC instant on the wire. */
export const Instant = z.iso.datetime()

/** Where a page of a list goes on: the instant of its last row, given back as it came. */
export const Cursor = Instant

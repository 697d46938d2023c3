import * as z from 'zod/mini'

/** Ids are our own strings: a prefix that says of what, then lower-case letters and digits. Never an ObjectId. */
export const idSchema = (prefix: string) => z.string().check(z.regex(new RegExp(`^${prefix}_[a-z0-9]{1,40}$`)))

export const PersonId = idSchema('per').brand<'PersonId'>()
export type PersonId = z.output<typeof PersonId>

export const MessageId = idSchema('msg').brand<'MessageId'>()
export type MessageId = z.output<typeof MessageId>

/** A phone, as it calls itself. */
export const DeviceId = idSchema('dev').brand<'DeviceId'>()
export type DeviceId = z.output<typeof DeviceId>

/** Names one try to write something; a retry carries the same one. Made by the phone. */
export const RequestId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/))

/** A UTC instant on the wire. */
export const Instant = z.iso.datetime()

/** A calendar day in Shanghai, `2026-11-24`. */
export const Day = z.iso.date()

/** Where a page of a list goes on: the instant of its last row, given back as it came. */
export const Cursor = Instant

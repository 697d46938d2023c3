import * as z from 'zod/mini'
import { asFact } from './facts'

/** Ids are strings of our own: a prefix for the kind of record, then lower-case letters and digits. They are never ObjectIds. */
export const idSchema = (prefix: string) => asFact(z.string().check(z.regex(new RegExp(`^${prefix}_[a-z0-9]{1,40}$`))))

export const PersonId = idSchema('per').brand<'PersonId'>()
export type PersonId = z.output<typeof PersonId>

export const MessageId = idSchema('msg').brand<'MessageId'>()
export type MessageId = z.output<typeof MessageId>

/** A phone, by an id that it chose itself. */
export const DeviceId = idSchema('dev').brand<'DeviceId'>()
export type DeviceId = z.output<typeof DeviceId>

/** Identifies one write. The phone creates it, and a retry carries the same one. */
export const RequestId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/))

/** A UTC instant on the wire. */
export const Instant = z.iso.datetime()

/** A calendar day in Shanghai, `2026-11-24`. */
export const Day = z.iso.date()

/**
 * The cursor of a list, which the phone returns unchanged and doesn't read: the instant and the id of the last row of a page. An instant alone
 * is a cursor of an earlier version of the app, which is still understood.
 */
export const Cursor = z.string().check(
  z.maxLength(200),
  z.regex(/^[^~]+(~[\w:]+)?$/),
  z.refine((cursor) => Instant.safeParse(cursor.split('~')[0]).success),
)

import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { ReaderName } from './compoundFields'
import { CompoundId, GateId, PassId, ReaderId } from './ids'
import { PassHolder } from './passHolder'

const here = { compoundId: CompoundId }
const managing = { audience: 'propertyManager', scope: 'compoundId' } as const

/** What a face reader knows of one rider: it was asked to learn the face, has learned it, was asked to forget it, or has confirmed that it forgot. */
export const FaceState = z.enum(['asked', 'acknowledged', 'deleting', 'deleted'])
export type FaceState = z.output<typeof FaceState>

export const ReaderView = z.object({
  readerId: ReaderId,
  name: z.string(),
  gateId: GateId,
  /** When it last asked us; null: never. */
  lastSeenAt: z.nullable(Instant),
  counts: z.object({ asked: z.int(), acknowledged: z.int(), deleting: z.int(), deleted: z.int() }),
})
export type ReaderView = z.output<typeof ReaderView>

/** The compound's face readers, each with the number of faces in every state. */
export const list = action({
  name: 'compound.readers',
  limit: limits.looking,
  ...managing,
  input: z.strictObject(here),
  output: z.object({ readers: z.array(ReaderView) }),
  errors: [],
})

/**
 * Adds a face reader at a gate. `key` (base64 of 32 bytes) signs its requests; it is shown this once and goes into the device. At most 20.
 * A gate with a reader keeps its code: face is never the only way in (《人脸识别技术应用安全管理办法》, in force since 2025-06-01).
 */
export const add = action({
  name: 'compound.addReader',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  leftOut: ['name'],
  input: z.strictObject({ ...here, gateId: GateId, name: ReaderName }),
  output: z.object({ readerId: ReaderId, key: z.string(), url: z.string() }),
  errors: ['TOO_MANY'],
})

/** Removes a reader: it is asked to forget everybody, learns nobody new, and leaves the list when it has forgotten everybody. */
export const remove = action({
  name: 'compound.removeReader',
  limit: limits.work,
  ...managing,
  writes: true,
  audited: true,
  input: z.strictObject({ ...here, readerId: ReaderId }),
  output: z.object({ readers: z.array(ReaderView) }),
  errors: [],
})

/** The riders of one reader in one state, the longest first. `receipt`: the device's own proof of deletion. */
export const faces = action({
  name: 'compound.faces',
  limit: limits.looking,
  ...managing,
  input: z.strictObject({ ...here, readerId: ReaderId, state: FaceState, after: z.optional(Cursor) }),
  output: z.object({
    faces: z.array(z.object({ passId: PassId, holder: z.nullable(PassHolder), since: Instant, receipt: z.nullable(z.string()) })),
    next: z.nullable(Cursor),
  }),
  errors: [],
})

export const faceReaderActions = { list, add, remove, faces }

/**
 * What a face reader asks over HTTP (`web` function, docs/face-readers.md), signed with its key. Not an action: a device is no person.
 * `GET /readers/{readerId}/changes?after=…`: riders to forget, then riders to learn, the longest waiting first, at most 50 of each. An order comes
 * again until its receipt arrives; with `next` a device goes on behind those that it can't carry out. `version` is the number of the order about this
 * rider. The receipt repeats it, so that a late receipt isn't taken for the answer to a newer order.
 */
export const ReaderChanges = z.object({
  changes: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('forget'), passId: PassId, version: z.int() }),
      /** It may name a rider whom the device knows: with another picture, or another end. After `until` the device forgets the face by itself. */
      z.object({ kind: z.literal('learn'), passId: PassId, version: z.int(), photoUrl: z.string(), until: Instant }),
    ]),
  ),
  next: z.nullable(z.string()),
})
export type ReaderChanges = z.output<typeof ReaderChanges>

const what = { passId: PassId, version: z.int() }

/** `POST /readers/{readerId}/receipts`: what the device has done. `receipt` is its own proof, kept as it comes. Sent again: the same. */
export const ReaderReceipts = z.strictObject({
  receipts: z
    .array(
      z.discriminatedUnion('done', [
        z.strictObject({ done: z.literal('learned'), ...what }),
        z.strictObject({ done: z.literal('forgotten'), ...what, receipt: Text.proof(200) }),
      ]),
    )
    .check(z.minLength(1), z.maxLength(50)),
})
export type ReaderReceipts = z.output<typeof ReaderReceipts>

import { createHash } from 'node:crypto'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { UploadTicket } from '../../../contract/kernel/uploadTicket'
import { dayOf, startOf } from '../calendar'
import { change } from '../database/change'
import { openCollection } from '../database/collection'
import { type Changeable, outboxIndex, unchanged } from '../database/decision'
import { ensureDocument } from '../database/ensure'
import { deleteFile, fileIdOf } from '../files'
import type { Context } from '../handler'
import { inBatches } from '../inBatches'
import { LOST, retryOnConflict } from '../retry'
import { blindIndex } from '../secrets/blindIndex'
import { findTicket, giveTicket, LIFETIME_MS, spendTicket, type Ticket } from './rules/tickets'

/**
 * The uploads that one person was allowed on one day. Each is noted here before it happens: storage offers no listing, so a file that no
 * document names could never be deleted. The `_id` is a blind index, so that nothing here leads to the person after an erasure.
 */
export interface UploadsDocument extends Changeable {
  readonly tickets: readonly Ticket[]
  /** The end of the day. */
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'uploads'
}

export const uploads = openCollection<UploadsDocument>({
  name: 'uploads',
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ hours: 24, index: 'age', equals: { kind: 'uploads' } }],
    why: 'The last ticket of the day has expired, so what was not taken over is removed from storage with it.',
  },
})

/** What a picture is uploaded for. */
export interface UploadPurpose {
  /** The folder of the pictures that are made of these uploads. */
  readonly folder: string
  readonly limitBytes: number
  /** How many a person may upload on one day. */
  readonly dailyUploads: number
}

/** The blind index also keeps a day from being recognised as another day of the same person. */
const idOf = (personId: PersonId, day: string) => `upl_${blindIndex('uploads', `${personId}:${day}`)}`

/** A path that only we can compute. It begins with the day, by which its document is found. */
export const uploadPathOf = (personId: PersonId, requestId: string, day: string) =>
  `incoming/${day.replaceAll('-', '')}-${blindIndex('upload', `${personId}:${requestId}`)}.jpg`

const dayIn = (fileId: string) => /\/incoming\/(\d{4})(\d{2})(\d{2})-[0-9a-f]+\.jpg$/.exec(fileId)?.slice(1).join('-') ?? null

/** A fresh document of a person and a day. */
export const newUploads = (personId: PersonId, now: Date): UploadsDocument => ({
  ...unchanged,
  _id: idOf(personId, dayOf(now)),
  tickets: [],
  at: startOf(dayOf(now), 1),
  kind: 'uploads',
})

/** Gives a person the right to upload one picture for this purpose. The same request gets the same ticket again. */
export async function giveUploadTicket(
  { folder, limitBytes, dailyUploads }: UploadPurpose,
  { caller: { personId }, request, now }: Pick<Context, 'caller' | 'request' | 'now'>,
): Promise<{ data: UploadTicket } | { refusal: Refusal<'TOO_MANY_UPLOADS' | 'REQUEST_REUSED' | 'NOT_FOUND'> }> {
  const fresh = newUploads(personId, now)
  const path = uploadPathOf(personId, request.requestId, dayOf(now))
  const fileId = await fileIdOf(path)
  const load = () => ensureDocument(uploads, fresh._id, () => fresh)
  const outcome = await change(uploads, load, request, ({ tickets }) => giveTicket(tickets, { fileId, purpose: folder, dailyUploads, now }))
  if ('refusal' in outcome) return outcome
  const expiresAt = findTicket(outcome.doc.tickets, fileId)?.expiresAt ?? new Date(now.getTime() + LIFETIME_MS)
  return { data: { path, limitBytes, expiresAt: expiresAt.toISOString() } }
}

interface TicketUse {
  readonly personId: PersonId
  readonly now: Date
}

/** Whether the upload may be looked at: the ticket is the caller's own, for this purpose, and has not expired unused. */
export async function ownsUpload(
  { folder }: Pick<UploadPurpose, 'folder'>,
  fileId: string,
  { personId, now }: TicketUse,
): Promise<boolean> {
  const ticket = findTicket((await uploadsOf(personId, fileId))?.tickets ?? [], fileId)
  return ticket?.purpose === folder && (ticket.usedFor !== null || ticket.expiresAt > now)
}

/**
 * Spends the ticket of an upload on one picture of one record, and answers whether the ticket is good for it. A retry with the same picture
 * for the same record may use it again, since it makes nothing new; another file that was uploaded to the same path may not.
 */
export async function spendUploadTicket(
  fileId: string,
  { ownerId, picture }: { readonly ownerId: string; readonly picture: Buffer },
  { personId, now }: TicketUse,
): Promise<boolean> {
  const usedFor = blindIndex('upload', `${ownerId}:${createHash('sha256').update(picture).digest('hex')}`)
  return retryOnConflict(async () => {
    const doc = await uploadsOf(personId, fileId)
    if (!doc) return false
    if (findTicket(doc.tickets, fileId)?.usedFor === usedFor) return true
    const tickets = spendTicket(doc.tickets, fileId, usedFor, now)
    if (!tickets) return false
    return (await uploads.update(doc._id, { revision: doc.revision }, { revision: doc.revision + 1, tickets })) || LOST
  })
}

async function uploadsOf(personId: PersonId, fileId: string): Promise<UploadsDocument | null> {
  const day = dayIn(fileId)
  return day === null ? null : uploads.get(idOf(personId, day))
}

const AT_ONCE = 10

const deleteUploads = ({ tickets }: UploadsDocument) => inBatches(tickets, AT_ONCE, ({ fileId }) => deleteFile(fileId))

/**
 * Deletes what a person has uploaded and no record has taken over. The documents stay until they are due: an upload that is still on its way
 * is found by them, and the day's limit holds.
 */
export async function forgetUploadsOf(personId: PersonId, at: Date): Promise<void> {
  for (const daysAgo of [0, 1]) {
    const doc = await uploads.get(idOf(personId, dayOf(startOf(dayOf(at), -daysAgo))))
    if (doc) await deleteUploads(doc)
  }
}

/** Deletes the files of a day before its document: a document without files is harmless, but a file without a document stays for good. */
export async function forgetUploads(id: string): Promise<void> {
  const doc = await uploads.get(id)
  if (!doc) return
  await deleteUploads(doc)
  await uploads.remove(id)
}

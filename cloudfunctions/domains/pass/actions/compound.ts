import { createHash, randomBytes } from 'node:crypto'
import type { ParsedOf } from '../../../../contract/kernel/action'
import { toBase32 } from '../../../../contract/kernel/base32'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { compoundActions } from '../../../../contract/pass/compound'
import type { GateId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { findFirst } from '../../../kernel/database/page'
import type { NewEffect } from '../../../kernel/effect'
import { deleteStoredFile } from '../../../kernel/effects'
import type { Context, Handler } from '../../../kernel/handler'
import { inviteToPlace } from '../../../kernel/people/placeRole'
import { type PictureKind, type PictureRefusal, pictureOf, takePicture } from '../../../kernel/pictures/takePicture'
import { giveUploadTicket } from '../../../kernel/pictures/uploads'
import type { WriteRequest } from '../../../kernel/request'
import { webUrl } from '../../../kernel/webUrl'
import { textCheckFor } from '../../../kernel/wechat/textCheckFor'
import { tellAboutRole, towns } from '../../account/public'
import { type CompoundDocument, type CompoundMap, compounds, ensureCompound } from '../documents/compound'
import { passes } from '../documents/pass'
import { syncReaders } from '../effects'
import { decideChangeGate, decideMakeGate, decideRenewCode, withoutPerson } from '../rules/compound'
import { viewCompound, viewSettings } from '../views/compound'
import { viewHolder } from '../views/pass'
import { posterTicket, writeTicket } from '../web/poster'
import { changeAndShow } from './ownCompound'

export const save: Handler<typeof compoundActions.save> = async ({ compoundId, ...fields }, { request }) => {
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureCompound({ _id: compoundId, ...fields })
  const outcome = await change(compounds, load, request, ({ open }) => ({
    kind: 'change',
    next: fields,
    // A face reader lets in everybody whom it knows. At a compound that no longer takes part it must know nobody.
    effects: open === fields.open ? [] : [syncReaders({ compoundId, readerId: null, at: request.now })],
  }))
  return 'refusal' in outcome ? outcome : { data: viewSettings(outcome.doc) }
}

export const show: Handler<typeof compoundActions.show> = async (_, { granted }) => ({ data: await viewCompound(granted) })

export const saveRules: Handler<typeof compoundActions.saveRules> = async ({ rules }, context) =>
  changeAndShow(context, () => ({ kind: 'change', next: { rules } }))

/** WeChat checks what riders will read. A note that stays the same was checked before. */
export const saveInfo: Handler<typeof compoundActions.saveInfo> = async ({ hotline, note }, context) => {
  const mayBeRead = textCheckFor(context.caller)
  return changeAndShow(context, async (compound): Promise<Decision<CompoundDocument, Refusal<'TEXT_REFUSED'>>> => {
    const isNew = note !== null && note !== compound.note
    return isNew && !(await mayBeRead(note)) ? refuse({ code: 'TEXT_REFUSED', details: {} }) : { kind: 'change', next: { hotline, note } }
  })
}

/** 16 characters for 80 random bits, so that no two gates get the same code. */
const newCode = () => toBase32(randomBytes(10))

/** The id follows from the request, so that a retry makes no second gate even when the compound no longer remembers the request. */
const gateIdBy = ({ requestId, actorId }: WriteRequest) =>
  `gat_${createHash('sha256').update(`${actorId}:${requestId}`).digest('hex').slice(0, 20)}` as GateId

export const saveGate: Handler<typeof compoundActions.saveGate> = async ({ gateId, name, open, exits }, context) =>
  changeAndShow<Refusal<'NOT_FOUND' | 'TOO_MANY'>>(context, (compound) =>
    gateId
      ? decideChangeGate(compound, { gateId, name, open, exits })
      : decideMakeGate(compound, { gateId: gateIdBy(context.request), name, open, exits, code: newCode() }),
  )

export const renewGateCode: Handler<typeof compoundActions.renewGateCode> = async ({ gateId }, context) =>
  changeAndShow(context, (compound) => decideRenewCode(compound, gateId, newCode()))

/** A link to the poster page (`web/poster.ts`), which is opened on a computer with a printer, without WeChat. */
export const poster: Handler<typeof compoundActions.poster> = async ({ compoundId, gateId }, { granted, now }) => {
  const url = webUrl()
  if (!granted.gates.some((gate) => gate.gateId === gateId)) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const ticket = posterTicket(compoundId, gateId, now)
  return { data: { url: `${url}/poster?t=${writeTicket(ticket)}`, expiresAt: ticket.expiresAt.toISOString() } }
}

const MAPS: PictureKind<CompoundDocument> = {
  owners: compounds,
  folder: 'maps',
  limitBytes: 1536 * 1024,
  /** On a smaller picture nobody can read the numbers of the buildings. */
  minimumPixels: 600,
  maximumArea: 12_000_000,
  dailyUploads: 60,
}

export const uploadTicket: Handler<typeof compoundActions.uploadTicket> = (_, context) => giveUploadTicket(MAPS, context)

type Points = ParsedOf<typeof compoundActions.saveMap>['points']
type Decided = Decision<CompoundDocument, PictureRefusal>

export const saveMap: Handler<typeof compoundActions.saveMap> = async ({ picture, points }, context) =>
  changeAndShow(context, (compound) => {
    if (picture === null) return { kind: 'change', next: { map: null, stored: [] }, effects: deleting(compound.stored) }
    return picture === undefined ? withPoints(compound, points) : withPicture(compound, picture, points, context)
  })

/** Points without a picture need a map that is there already. */
const withPoints = ({ map }: CompoundDocument, points: Points): Decided =>
  map ? { kind: 'change', next: { map: { ...map, points } } } : refuse({ code: 'PHOTO_MISSING', details: {} })

async function withPicture(
  compound: CompoundDocument,
  upload: string,
  points: Points,
  by: Pick<Context, 'caller' | 'now'>,
): Promise<Decided> {
  const picture = pictureOf(MAPS, upload, compound._id)
  // The current picture stays as it is, even if somebody has uploaded another file under the same name since.
  if (compound.map?.picture === picture) return withPoints(compound, points)
  const taken = await takePicture(MAPS, upload, compound, { personId: by.caller.personId, now: by.now })
  if ('refusal' in taken) return refuse(taken.refusal)
  const map: CompoundMap = { picture, ...taken.size, points }
  const others = compound.stored.filter((other) => other !== picture)
  return { kind: 'change', next: { map, stored: [picture] }, effects: deleting([...others, upload]) }
}

const deleting = (files: readonly string[]): NewEffect[] => files.map((fileId) => deleteStoredFile({ fileId }))

export const inviteGuard: Handler<typeof compoundActions.inviteGuard> = async ({ label }, context) =>
  inviteToPlace(context.granted, { grant: { role: 'guard', compoundId: context.granted._id }, label }, context)

export const removeGuard: Handler<typeof compoundActions.removeGuard> = async ({ personId, compoundId }, context) =>
  changeAndShow(context, async (compound): Promise<Decision<CompoundDocument, Refusal<'NOT_FOUND'>>> => {
    const next = withoutPerson(compound, { personId, role: 'guard' }, context.now)
    if (next.people.length === compound.people.length) return refuse({ code: 'NOT_FOUND', details: {} })
    const message = await tellAboutRole('roleRevoked', personId, { role: 'guard', compoundId }, context.request)
    return { kind: 'change', next, effects: [message] }
  })

/** How many people the list of those inside shows. */
const MOST_INSIDE = 200

export const inside: Handler<typeof compoundActions.inside> = async ({ compoundId }) => {
  const found = await findFirst(passes, 'inside', { equals: { insideOf: compoundId }, most: MOST_INSIDE + 1 })
  const people = await Promise.all(
    found.slice(0, MOST_INSIDE).map(async ({ _id: passId, holder, insideSince }) => {
      if (!insideSince) throw new Error(`passes/${passId} is inside, but not since any time`)
      return { passId, holder: await viewHolder(holder), since: insideSince.toISOString() }
    }),
  )
  return { data: { people, more: found.length > MOST_INSIDE } }
}

import { createHash, randomBytes } from 'node:crypto'
import type { ParsedOf } from '../../../../contract/kernel/action'
import { toBase32 } from '../../../../contract/kernel/base32'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { saveMap as contract } from '../../../../contract/pass/compound'
import type { GateId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { deleteStoredFile } from '../../../kernel/effects'
import { codeFor, ensureInvitation, invitationIdOf, invitations } from '../../../kernel/people/invitations'
import { type PictureKind, type PictureRefusal, pictureOf, takePicture } from '../../../kernel/pictures/takePicture'
import type { WriteRequest } from '../../../kernel/request'
import { webUrl } from '../../../kernel/webUrl'
import { textCheckFor } from '../../../kernel/wechat/textCheckFor'
import { tellAboutRole } from '../../account/people/roleMessage'
import { towns } from '../../account/stations/townDocument'
import type { HandlerOf } from '../../handlerOf'
import { type CompoundDocument, type CompoundMap, compounds, ensureCompound, MOST_PEOPLE } from '../documents/compound'
import { passes } from '../documents/pass'
import { syncReaders } from '../effects'
import { decideChangeGate, decideMakeGate, decideRenewCode } from '../rules/compound'
import { viewCompound, viewSettings } from '../views/compound'
import { viewHolder } from '../views/pass'
import { posterTicket, writeTicket } from '../web/poster'
import { changeAndShow } from './ownCompound'

export const save: HandlerOf<'compound.save'> = async ({ compoundId, ...fields }, { request }) => {
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureCompound({ _id: compoundId, ...fields })
  const outcome = await change(compounds, load, request, ({ open }) => ({
    kind: 'change',
    next: fields,
    // A face reader lets in whom it knows: at a compound that takes no part any more that must be nobody.
    effects: open === fields.open ? [] : [syncReaders({ compoundId, readerId: null, at: request.now })],
  }))
  return 'refusal' in outcome ? outcome : { data: viewSettings(outcome.doc) }
}

export const show: HandlerOf<'compound.show'> = async (_, { granted }) => ({ data: await viewCompound(granted) })

export const saveRules: HandlerOf<'compound.saveRules'> = async ({ rules }, context) =>
  changeAndShow(context, () => ({ kind: 'change', next: { rules } }))

/** What riders read is checked by WeChat first; a text that stays as it is was. */
export const saveInfo: HandlerOf<'compound.saveInfo'> = async ({ hotline, note }, context) => {
  const mayBeRead = textCheckFor(context.caller)
  return changeAndShow(context, async (compound): Promise<Decision<CompoundDocument, Refusal<'TEXT_REFUSED'>>> => {
    const isNew = note !== null && note !== compound.note
    return isNew && !(await mayBeRead(note)) ? refuse({ code: 'TEXT_REFUSED', details: {} }) : { kind: 'change', next: { hotline, note } }
  })
}

/** 16 characters: 80 random bits, so that no two gates have the same. */
const newCode = () => toBase32(randomBytes(10))

/** The same for the same request: a retry that the compound no longer remembers makes no second gate. */
const gateIdBy = ({ requestId, actorId }: WriteRequest) =>
  `gat_${createHash('sha256').update(`${actorId}:${requestId}`).digest('hex').slice(0, 20)}` as GateId

export const saveGate: HandlerOf<'compound.saveGate'> = async ({ gateId, name, open, exits }, context) =>
  changeAndShow<Refusal<'NOT_FOUND' | 'TOO_MANY'>>(context, (compound) =>
    gateId
      ? decideChangeGate(compound, { gateId, name, open, exits })
      : decideMakeGate(compound, { gateId: gateIdBy(context.request), name, open, exits, code: newCode() }),
  )

export const renewGateCode: HandlerOf<'compound.renewGateCode'> = async ({ gateId }, context) =>
  changeAndShow(context, (compound) => decideRenewCode(compound, gateId, newCode()))

/** The page itself is `cloudfunctions/domains/pass/web/poster`: a computer with a printer has no WeChat. */
export const poster: HandlerOf<'compound.poster'> = async ({ compoundId, gateId }, { granted, now }) => {
  const url = webUrl()
  if (!granted.gates.some((gate) => gate.gateId === gateId)) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const ticket = posterTicket(compoundId, gateId, now)
  return { data: { url: `${url}/poster?t=${writeTicket(ticket)}`, expiresAt: ticket.expiresAt.toISOString() } }
}

const MAPS: PictureKind<CompoundDocument> = {
  owners: compounds,
  folder: 'maps',
  limitBytes: 1536 * 1024,
  /** Below that nobody can read the numbers of the buildings. */
  minimumPixels: 600,
}

type Points = ParsedOf<typeof contract>['points']
type Decided = Decision<CompoundDocument, PictureRefusal>

export const saveMap: HandlerOf<'compound.saveMap'> = async ({ picture, points }, context) =>
  changeAndShow(context, (compound) => {
    if (picture === null) return { kind: 'change', next: { map: null, stored: [] }, effects: deleting(compound.stored) }
    return picture === undefined ? withPoints(compound, points) : withPicture(compound, picture, points)
  })

/** Points alone need a map to be on. */
const withPoints = ({ map }: CompoundDocument, points: Points): Decided =>
  map ? { kind: 'change', next: { map: { ...map, points } } } : refuse({ code: 'PHOTO_MISSING', details: {} })

async function withPicture(compound: CompoundDocument, upload: string, points: Points): Promise<Decided> {
  const picture = pictureOf(MAPS, upload, compound._id)
  // The picture in force stays as it is, whatever lies under the upload's name now.
  if (compound.map?.picture === picture) return withPoints(compound, points)
  const taken = await takePicture(MAPS, upload, compound)
  if ('refusal' in taken) return refuse(taken.refusal)
  const map: CompoundMap = { picture, ...taken.size, points }
  const others = compound.stored.filter((other) => other !== picture)
  return { kind: 'change', next: { map, stored: [picture] }, effects: deleting([...others, upload]) }
}

const deleting = (files: readonly string[]): NewEffect[] => files.map((fileId) => deleteStoredFile({ fileId }))

export const inviteGuard: HandlerOf<'compound.inviteGuard'> = async ({ label }, { caller, granted, request, now }) => {
  const code = codeFor(caller.personId, request.requestId)
  const id = invitationIdOf(code)
  const isFull = granted.people.length >= MOST_PEOPLE
  // A retry hears its code, however many have come since.
  if (isFull && !(await invitations.get(id))) return { refusal: { code: 'TOO_MANY', details: { limit: MOST_PEOPLE } } }
  const load = () => ensureInvitation(id, { role: 'guard', compoundId: granted._id }, now, label)
  const outcome = await change(invitations, load, request, () => ({ kind: 'change', next: {} }))
  return 'refusal' in outcome ? outcome : { data: { code, expiresAt: outcome.doc.expiresAt.toISOString() } }
}

export const removeGuard: HandlerOf<'compound.removeGuard'> = async ({ personId, compoundId }, context) =>
  changeAndShow(context, async ({ people }): Promise<Decision<CompoundDocument, Refusal<'NOT_FOUND'>>> => {
    const left = people.filter((one) => one.personId !== personId || one.role !== 'guard')
    if (left.length === people.length) return refuse({ code: 'NOT_FOUND', details: {} })
    const message = await tellAboutRole('roleRevoked', personId, { role: 'guard', compoundId }, context.request)
    return { kind: 'change', next: { people: left }, effects: [message] }
  })

const MOST = 200

export const inside: HandlerOf<'compound.inside'> = async ({ compoundId }) => {
  const found = await passes.find('inside', { equals: { insideOf: compoundId }, limit: MOST + 1 })
  const people = await Promise.all(
    found.slice(0, MOST).map(async ({ _id: passId, holder, insideSince }) => {
      if (!insideSince) throw new Error(`passes/${passId} is inside since no time`)
      return { passId, holder: await viewHolder(holder), since: insideSince.toISOString() }
    }),
  )
  return { data: { people, more: found.length > MOST } }
}

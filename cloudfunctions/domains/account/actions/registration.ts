import type { RiderId } from '../../../../contract/account/ids'
import type { RiderView, riderActions } from '../../../../contract/account/rider'
import type { ParsedOf } from '../../../../contract/kernel/action'
import { ageAt } from '../../../../contract/kernel/idNumber'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { CommonCode, Refusal } from '../../../../contract/kernel/refusal'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { deleteStoredFile } from '../../../kernel/effects'
import type { Context, Handler } from '../../../kernel/handler'
import { people } from '../../../kernel/people/personDocument'
import { holdsRole } from '../../../kernel/people/roles'
import { type PictureKind, type PictureRefusal, pictureOf, takePicture } from '../../../kernel/pictures/takePicture'
import { giveUploadTicket } from '../../../kernel/pictures/uploads'
import { eventIdOf } from '../../../kernel/request'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import { wechat } from '../../../kernel/wechat/wechat'
import { riderChanged } from '../effects'
import { claimIdentity, identities } from '../identities'
import { accountNews } from '../messages'
import { personIdOfRider, type RiderDocument, riderIdOf } from '../riderDocument'
import { ensureRider, openSecret, riders, sealFor } from '../riders'
import { missingConsent } from '../rules/consent'
import { decideDraft, decideRegister, decideWithdraw, type FilledIn } from '../rules/registration'
import { stations } from '../stations'
import { viewRider } from '../views'

export const uploadTicket: Handler<typeof riderActions.uploadTicket> = async (_, context) => {
  const missing = await missingOf(context.caller)
  return missing ? { refusal: missing } : giveUploadTicket(PORTRAITS, context)
}

export const saveDraft: Handler<typeof riderActions.saveDraft> = (fields, context) =>
  changeOwn(context, (rider) => withPortrait(decideDraft(rider, fillIn(rider, fields), context.now), rider, fields.photo, context.now))

export const bindPhone: Handler<typeof riderActions.bindPhone> = (input, context) => {
  // WeChat takes a code once, and `change` decides anew when another change of the registration was quicker.
  let exchanged: Promise<string | null> | undefined
  const { request, now } = context
  return changeOwn(context, async ({ _id, status }): Promise<Decision<RiderDocument, Refusal<'PHONE_CODE_INVALID'>>> => {
    exchanged ??= wechat().exchangePhoneCode(input.code)
    const phone = await exchanged
    if (phone === null) return refuse({ code: 'PHONE_CODE_INVALID', details: {} })
    const effects = status === 'draft' ? [] : [riderChanged({ riderId: _id, eventId: eventIdOf(request, _id), at: now })]
    return { kind: 'change', next: { phone: sealFor(_id, 'phone', phone) }, effects }
  })
}

export const register: Handler<typeof riderActions.register> = (fields, context) =>
  changeOwn(context, (rider) => prepareRegistration(rider, fields, context.now))

/**
 * Decides, and if the rule agrees takes the portrait over and claims the identity number. If another rider holds the number, the application
 * looks the same to the sender, since nobody may learn here who is registered; but staff must decide, and the holder is told.
 */
async function prepareRegistration(rider: RiderDocument, fields: ParsedOf<typeof riderActions.register>, now: Date) {
  const filledIn = fillIn(rider, fields)
  const idNumber = fields.idNumber ?? openSecret(rider, 'idNumber')
  const age = idNumber === null ? null : ageAt(idNumber, now)
  const station = await stations.get(fields.stationId)
  const decision = await withPortrait(decideRegister(rider, { filledIn, station, age, now }), rider, fields.photo, now)
  const identity = filledIn.identity ?? rider.identity
  if (decision.kind === 'refuse' || identity === null) return decision

  const contested = !(await claimIdentity(identity, rider._id, now))
  const holder = contested ? await identities.get(identity) : null
  const warnings = holder ? [warnHolder(holder.riderId, rider._id, now)] : []
  return { ...decision, next: { ...decision.next, contested }, effects: [...(decision.effects ?? []), ...warnings] }
}

/** The event id names the two riders, so that the holder is told once about the other one, however often that one tries. */
const warnHolder = (holderId: RiderId, riderId: RiderId, at: Date): NewEffect =>
  accountNews.tell({
    eventId: `identityContested:${holderId}:${riderId}`,
    personId: personIdOfRider(holderId),
    content: { kind: 'identityContested' },
    at,
  })

/**
 * Ends the registration. A person who has only answered for consents is erased like a rider. When nothing is known of the caller there is
 * nothing to erase, so nothing is written and nothing is put on record.
 */
export const withdraw: Handler<typeof riderActions.withdraw> = async (_, { caller: { personId }, request, now }) => {
  const load = async () => (await riders.get(riderIdOf(personId))) ?? ((await isKnown(personId)) ? ensureRider(personId, now) : null)
  const outcome = await change(riders, load, request, (rider) => decideWithdraw(rider, now))
  return 'refusal' in outcome && outcome.refusal.code !== 'NOT_FOUND' ? outcome : { data: { erased: true } }
}

/**
 * Would an erasure remove anything? It keeps the document of a person who holds a role, without consents, so that the person can be reached.
 * Such a document alone is nothing to erase.
 */
async function isKnown(personId: PersonId): Promise<boolean> {
  const person = await people.get(personId)
  return person !== null && (Object.keys(person.consents).length > 0 || !(await holdsRole(personId)))
}

/** The consent that a registration of this person still needs. Nothing is written of somebody who hasn't agreed to it. */
const missingOf = async ({ personId }: Pick<Context['caller'], 'personId'>) => missingConsent((await people.get(personId))?.consents ?? {})

/**
 * Changes the caller's own registration as `decide` says. An empty draft is made when there is none, but nothing is written for somebody who
 * has not given the consents that a registration rests on.
 */
async function changeOwn<R extends Refusal>(
  { caller, request, now }: Context,
  decide: (rider: RiderDocument) => Promise<Decision<RiderDocument, R>>,
): Promise<{ data: RiderView } | { refusal: R | Refusal<'CONSENT_REQUIRED' | CommonCode> }> {
  const missing = await missingOf(caller)
  if (missing) return { refusal: missing }
  const outcome = await change(
    riders,
    () => ensureRider(caller.personId, now),
    request,
    async (rider): Promise<Decision<RiderDocument, R | Refusal<'CONSENT_REQUIRED'>>> => {
      // An erasure removes the consents before the registration, so a slow request is stopped here: it must not bring back what was erased.
      const withdrawn = await missingOf(caller)
      return withdrawn ? refuse(withdrawn) : decide(rider)
    },
  )
  if ('refusal' in outcome) return outcome
  const data = await viewRider(outcome.doc)
  return data ? { data } : { refusal: { code: 'NOT_FOUND', details: {} } }
}

/** What was typed as it is stored: the name sealed, the number sealed and indexed, the picture under the name that it has once it is taken over. */
function fillIn(
  { _id }: RiderDocument,
  { idNumber, photo, realName, workKind, stationId }: ParsedOf<typeof riderActions.saveDraft>,
): FilledIn {
  return {
    ...(realName && { realName: sealFor(_id, 'realName', realName) }),
    ...(workKind && { workKind }),
    ...(stationId && { stationId }),
    ...(idNumber && { idNumber: sealFor(_id, 'idNumber', idNumber), identity: blindIndex('identity', idNumber) }),
    ...(photo && { photo: portraitOf(photo, _id) }),
  }
}

const PORTRAITS: PictureKind<RiderDocument> = {
  owners: riders,
  folder: 'portraits',
  /** The phone compresses to 300 KB; a server must not rely on it. */
  limitBytes: 600 * 1024,
  /** On a smaller picture a guard can't recognise a face. */
  minimumPixels: 240,
  maximumArea: 4_000_000,
  dailyUploads: 20,
}

/** The file id that the portrait from this upload has or will have: the same every time. */
export const portraitOf = (upload: string, riderId: RiderId) => pictureOf(PORTRAITS, upload, riderId)

/** If the rule agreed, takes the uploaded picture over, and deletes the upload once the decision is saved. */
async function withPortrait<R extends Refusal>(
  decision: Decision<RiderDocument, R>,
  rider: RiderDocument,
  upload: string | undefined,
  now: Date,
): Promise<Decision<RiderDocument, R | PictureRefusal>> {
  if (decision.kind === 'refuse' || !upload) return decision
  const refusal = await takePortrait(upload, rider, now)
  if (refusal) return refuse(refusal)
  return { ...decision, effects: [...(decision.effects ?? []), deleteStoredFile({ fileId: upload })] }
}

/**
 * Takes an uploaded picture over as the rider's portrait. The present portrait is never replaced under its own name: a manager or staff who
 * decide on the application decide on the picture that they saw.
 */
export async function takePortrait(upload: string, rider: RiderDocument, now: Date): Promise<PictureRefusal | null> {
  if (rider.photo === portraitOf(upload, rider._id)) return null
  const taken = await takePicture(PORTRAITS, upload, rider, { personId: rider.personId, now })
  return 'refusal' in taken ? taken.refusal : null
}

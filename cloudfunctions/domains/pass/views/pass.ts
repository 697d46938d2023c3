import type { OutputOf } from '../../../../contract/kernel/action'
import type { DeviceId, PersonId } from '../../../../contract/kernel/ids'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { Appeal, mine, PassView } from '../../../../contract/pass/pass'
import type { PassHolder } from '../../../../contract/pass/passHolder'
import type { StaffPassView } from '../../../../contract/pass/sanction'
import { linksTo, linkTo } from '../../../kernel/files'
import { riderIdOf } from '../../account/riders/ids'
import { signPass } from '../credentials/codes'
import { type AppealRecord, type Holder, type PassDocument, passes, passIdOfRider, phoneTailIn } from '../documents/pass'
import { signedAt } from '../rules/convention'
import { type PassStatus, renewableFrom, statusOf } from '../rules/passStatus'

/** A holder as others see it; the picture only where somebody has to recognise a face. */
export const viewHolder = async ({ photo, ...shown }: Holder, asked: { photo: boolean } = { photo: false }): Promise<PassHolder> => ({
  ...shown,
  photoUrl: asked.photo && photo ? await linkTo(photo) : null,
})

/** Documents with their holders as others see them, pictures included, which storage is asked for once. */
export async function withHolders<Doc extends { readonly holder: Holder }>(docs: readonly Doc[]): Promise<(readonly [Doc, PassHolder])[]> {
  const links = await linksTo(docs.flatMap(({ holder }) => holder.photo ?? []))
  return docs.map((doc) => {
    const { photo, ...shown } = doc.holder
    return [doc, { ...shown, photoUrl: (photo && links.get(photo)) ?? null }] as const
  })
}

/** The person's own pass; null for somebody who has none. */
export const passOf = (personId: PersonId) => passes.get(passIdOfRider(riderIdOf(personId)))

/** What the holder sees of the own pass on this phone. */
export async function viewPass(pass: PassDocument, deviceId: DeviceId, now: Date): Promise<PassView> {
  const { state, end } = statusOf(pass, now)
  const { leaving, device, convention, appeal } = pass
  return {
    passId: pass._id,
    state,
    end: end && viewEnd(end),
    suspendsAt: leaving && leaving.at > now ? leaving.at.toISOString() : null,
    expiresAt: pass.expiresAt.toISOString(),
    renewable: isRenewable(pass, now),
    holder: await viewHolder(pass.holder, { photo: true }),
    phoneTail: phoneTailIn(pass),
    phone: !device ? 'none' : device.deviceId === deviceId ? 'this' : 'other',
    boundAt: device?.boundAt.toISOString() ?? null,
    convention: {
      version: CONVENTION_VERSION,
      acceptedAt: signedAt(convention),
    },
    appeal: appeal && viewAppeal(appeal),
    offline: state === 'active' && device?.deviceId === deviceId ? viewSigned(pass, now) : null,
  }
}

/** For whom it ended the way is a new verification or an appeal, not a renewal. */
const isRenewable = (pass: PassDocument, now: Date) =>
  now >= renewableFrom(pass) && pass.leaving === null && ['active', 'expired'].includes(statusOf(pass, now).state)

function viewSigned(pass: PassDocument, now: Date): PassView['offline'] {
  const signed = signPass(pass, now)
  return signed && { text: signed.text, issuedAt: signed.issuedAt.toISOString(), expiresAt: signed.expiresAt.toISOString() }
}

/** What `pass.mine` answers, and every write that changes the own pass. */
export const viewMine = async (pass: PassDocument | null, deviceId: DeviceId, now: Date): Promise<OutputOf<typeof mine>> => ({
  pass: pass && (await viewPass(pass, deviceId, now)),
  now: now.toISOString(),
})

/** Passes as staff see them. */
export async function viewStaffPasses(passes: readonly PassDocument[], now: Date): Promise<StaffPassView[]> {
  return (await withHolders(passes)).map(([pass, holder]) => viewForStaff(pass, holder, now))
}

/** The reply to what staff ask or decide about one pass. */
export async function viewStaffPass(pass: PassDocument, now: Date): Promise<{ data: StaffPassView }> {
  const [view] = await viewStaffPasses([pass], now)
  if (!view) throw new Error(`passes/${pass._id} was not shown`)
  return { data: view }
}

function viewForStaff(pass: PassDocument, holder: PassHolder, now: Date): StaffPassView {
  const { _id: passId, expiresAt, proposal, appeal } = pass
  const { state, end } = statusOf(pass, now)
  return {
    ...{ passId, holder, state },
    end: end && viewEnd(end),
    expiresAt: expiresAt.toISOString(),
    proposal: proposal && { ...proposal, at: proposal.at.toISOString() },
    appeal: appeal && viewAppeal(appeal),
  }
}

export const viewEnd = ({ reason, since, until }: NonNullable<PassStatus['end']>) => ({
  reason,
  since: since.toISOString(),
  until: until?.toISOString() ?? null,
})

export const viewAppeal = ({ state, at, text, answer }: AppealRecord): Appeal => ({ state, at: at.toISOString(), text, answer })

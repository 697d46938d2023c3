import type { OutputOf } from '../../../../contract/kernel/action'
import type { DeviceId, PersonId } from '../../../../contract/kernel/ids'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { mine, PassView } from '../../../../contract/pass/pass'
import { riderIdOf } from '../../account/public'
import { signPass } from '../pass/codes'
import { viewHolder } from '../pass/holderView'
import { type PassDocument, passes, passIdOfRider } from '../pass/passDocument'
import { phoneTailIn } from '../pass/passSecrets'
import { signedAt } from '../rules/convention'
import { renewableFrom, standingOf } from '../rules/passState'
import { viewAppeal, viewEnd } from './staffPass'

/** The person's own pass; null for somebody who has none. */
export const passOf = (personId: PersonId) => passes.get(passIdOfRider(riderIdOf(personId)))

/** What the holder sees of the own pass on this phone. */
export async function viewPass(pass: PassDocument, deviceId: DeviceId, now: Date): Promise<PassView> {
  const { state, end } = standingOf(pass, now)
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
  now >= renewableFrom(pass) && pass.leaving === null && ['active', 'expired'].includes(standingOf(pass, now).state)

function viewSigned(pass: PassDocument, now: Date): PassView['offline'] {
  const signed = signPass(pass, now)
  return signed && { text: signed.text, issuedAt: signed.issuedAt.toISOString(), expiresAt: signed.expiresAt.toISOString() }
}

/** What `pass.mine` answers, and every write that changes the own pass. */
export const viewMine = async (pass: PassDocument | null, deviceId: DeviceId, now: Date): Promise<OutputOf<typeof mine>> => ({
  pass: pass && (await viewPass(pass, deviceId, now)),
  now: now.toISOString(),
})

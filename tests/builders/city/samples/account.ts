import { audit } from '../../../../cloudfunctions/kernel/effects'
import { park } from '../../../../cloudfunctions/kernel/parked'
import { roles } from '../../../../cloudfunctions/kernel/people/roles'
import type { SchoolId } from '../../../../contract/course/ids'
import type { Grant } from '../../../../contract/kernel/roles'
import { anIdNumber } from '../../idNumbers'
import { aStation } from '../../stations'
import { newRequestId, type Phone } from '../phone'
import type { Scene } from '../scene'
import { nextNumber, type Samples } from './sample'

const REVISION = 3

const about = async (by: Phone, rider: Promise<Phone>) => {
  const { riderId } = await rider
  return { by, input: { riderId }, other: null }
}

const deciding = async (by: Phone, rider: Promise<Phone>) => {
  const { riderId } = await rider
  return { by, input: { riderId, revision: REVISION }, other: { riderId, revision: REVISION + 1 } }
}

const returning = async (by: Phone, rider: Promise<Phone>) => {
  const { input } = await deciding(by, rider)
  return { by, input: { ...input, reasons: ['photoUnclear' as const] }, other: { ...input, reasons: ['nameMismatch' as const] } }
}

async function code({ staff, own }: Scene) {
  return (await staff.must('staff.invite', { grant: { role: 'stationManager', stationId: own } }, newRequestId())).code
}

const settingsOf = ({ name, platform, townId, open, trusted }: ReturnType<typeof aStation>) => ({ name, platform, townId, open, trusted })

/** Somebody whom a colleague has invited to the staff, and whom nobody has confirmed yet. */
async function proposed({ colleague, stranger }: Scene) {
  const { code } = await colleague.must('staff.invite', { grant: { role: 'staff' } }, newRequestId())
  const invited = stranger()
  await invited.must('role.accept', { code })
  const { personId } = invited
  return { personId, proposedAt: (await roles.get(personId))?.proposedAt?.toISOString() ?? '' }
}

/** Something that was given up: an entry that the audit trail would not take. */
async function parked() {
  const [effectId, at] = [`sample${nextNumber()}`, new Date('2026-11-23T04:00:00Z')]
  const effect = audit({ eventId: effectId, action: 'sample.write', actorId: 'per_sample', subject: 'samples/sample', at })
  const stored = { ...effect, attempts: 13, notBefore: at, done: [] }
  return park({ subject: 'samples/sample', effectId, effect: stored, error: new Error('sample'), now: at })
}

type Group = 'account' | 'role' | 'inbox' | 'consent' | 'rider' | 'staff' | 'station'

export const accountSamples: Pick<Samples, Extract<keyof Samples, `${Group}.${string}`>> = {
  'account.me': async (scene) => ({ by: await scene.rider(), input: {}, other: null }),
  'role.invitation': async (scene) => ({ by: scene.stranger(), input: { code: await code(scene) }, other: null }),
  'role.accept': async (scene) => ({ by: scene.stranger(), input: { code: await code(scene) }, other: { code: await code(scene) } }),
  // Nobody else works at this school: whoever asks the same lays down nothing.
  'role.layDown': async ({ city, stranger }) => {
    const by = stranger()
    const at = (schoolId: string) => ({ role: 'teacher' as const, schoolId: schoolId as SchoolId })
    const [left, kept] = [at('sch_left'), at('sch_kept')]
    for (const grant of [left, kept]) await city.grant(by, grant)
    return { by, input: { grant: left }, other: { grant: kept } }
  },
  'inbox.list': async (scene) => ({ by: await scene.rider(), input: {}, other: null }),
  'inbox.markRead': async ({ stranger }) => ({
    by: stranger(),
    input: { upTo: '2026-11-23T04:00:00Z' },
    other: { upTo: '2026-11-23T05:00:00Z' },
  }),
  'inbox.addCredit': async ({ stranger }) => ({ by: stranger(), input: {}, other: null }),
  'consent.decide': async ({ stranger }) => ({
    by: stranger(),
    input: { kind: 'face', version: 1, decision: 'given' },
    other: { kind: 'face', version: 1, decision: 'refused' },
  }),
  'rider.uploadTicket': async ({ agreed }) => ({ by: await agreed(), input: {}, other: null }),
  'rider.saveDraft': async ({ agreed }) => {
    const by = await agreed()
    return { by, input: { realName: '示例乙', photo: await by.upload() }, other: { realName: '示例丙' } }
  },
  'rider.bindPhone': async ({ agreed }) => {
    const by = await agreed()
    return { by, input: { code: await by.phoneCode() }, other: { code: await by.phoneCode() } }
  },
  'rider.register': async ({ rider, own, other }) => {
    const by = await rider({ status: 'returned' })
    const form = {
      realName: '示例乙',
      workKind: 'courier' as const,
      idNumber: anIdNumber({ person: 5000 + nextNumber() }),
      photo: await by.upload(),
    }
    return { by, input: { ...form, stationId: own }, other: { ...form, stationId: other } }
  },
  'rider.withdraw': async ({ rider }) => ({ by: await rider({ status: 'verified' }), input: {}, other: null }),
  'staff.waiting': async ({ staff }) => ({ by: staff, input: {}, other: null }),
  'staff.application': ({ staff, rider }) => about(staff, rider({ status: 'waitingDistrict' })),
  'staff.approve': ({ staff, rider }) => deciding(staff, rider({ status: 'waitingDistrict' })),
  'staff.return': ({ staff, rider }) => returning(staff, rider({ status: 'waitingDistrict' })),
  'staff.saveTown': async ({ staff }) => {
    const town = { townId: `twn_new${nextNumber()}`, name: '示例新镇', order: 2 }
    return { by: staff, input: town, other: { ...town, order: 3 } }
  },
  'staff.saveStation': async ({ staff }) => {
    const settings = { ...settingsOf(aStation()), stationId: `stn_new${nextNumber()}` }
    return { by: staff, input: settings, other: { ...settings, trusted: true } }
  },
  'staff.invite': async ({ staff, own }) => ({
    by: staff,
    input: { grant: { role: 'staff' } },
    other: { grant: { role: 'stationManager', stationId: own } },
  }),
  'staff.revokeRole': async ({ staff, city, stranger, own }) => {
    const [holder, grant]: [Phone, Grant] = [stranger(), { role: 'stationManager', stationId: own }]
    await city.grant(holder, grant)
    return { by: staff, input: { personId: holder.personId, grant }, other: { personId: holder.personId, grant: { role: 'staff' } } }
  },
  'staff.proposals': async ({ staff }) => ({ by: staff, input: {}, other: null }),
  'staff.confirmGrant': async (scene) => {
    const input = await proposed(scene)
    return { by: scene.staff, input, other: { ...input, proposedAt: '2026-11-23T04:00:00Z' } }
  },
  'staff.dropGrant': async (scene) => {
    const input = await proposed(scene)
    return { by: scene.staff, input, other: { ...input, proposedAt: '2026-11-23T04:00:00Z' } }
  },
  'staff.confirmTrust': async ({ staff, colleague }) => {
    const stationId = `stn_new${nextNumber()}`
    const { trustProposedAt } = await colleague.must('staff.saveStation', { ...settingsOf(aStation()), stationId, trusted: true })
    const proposedAt = trustProposedAt ?? ''
    return { by: staff, input: { stationId, proposedAt }, other: { stationId, proposedAt: '2026-11-23T04:00:00Z' } }
  },
  'staff.parkedEffects': async ({ staff }) => ({ by: staff, input: {}, other: null }),
  'staff.resumeEffect': async ({ staff }) => ({ by: staff, input: { parkedId: await parked() }, other: null }),
  'station.list': async ({ stranger }) => ({ by: stranger(), input: {}, other: null }),
  'station.waiting': async ({ manager, own }) => ({ by: manager, input: { stationId: own }, other: null }),
  'station.members': async ({ manager, own }) => ({ by: manager, input: { stationId: own }, other: null }),
  'station.application': ({ manager, rider }) => about(manager, rider()),
  'station.revealPhone': async ({ manager, rider }) => ({
    by: manager,
    input: { riderId: (await rider()).riderId, reason: 'safety' },
    other: null,
  }),
  'station.vouch': ({ manager, rider }) => deciding(manager, rider()),
  'station.return': ({ manager, rider }) => returning(manager, rider()),
  'station.remove': async ({ manager, rider }) => {
    const { riderId } = await rider({ status: 'verified' })
    return { by: manager, input: { riderId, reason: 'left' }, other: { riderId, reason: 'conduct' } }
  },
}

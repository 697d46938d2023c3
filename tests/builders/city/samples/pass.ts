import { accessEvents } from '../../../../cloudfunctions/domains/pass/documents/accessEvent'
import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import type { UseId } from '../../../../contract/pass/ids'
import { anApproval } from '../../passes'
import { daysAfter } from '../../time'
import { gateOf, postedAt } from '../gate'
import { bindPass, deviceIdOf } from '../passPhone'
import { newRequestId, type Phone } from '../phone'
import type { Scene } from '../scene'
import type { Samples } from './sample'

type Group = 'pass' | 'gate'

const aBoundPhone = async ({ city, holder }: Scene) => bindPass(city, await holder())

/** A rider who has just come in at `compound`. */
async function anArrival({ holder, compound }: Scene): Promise<UseId> {
  const rider = await holder()
  const { useId } = await rider.must('pass.enterGate', { gateCode: await postedAt(compound), vehicle: 'foot' })
  if (!useId) throw new Error('nothing was recorded')
  return useId
}

/** A rider whose code the guard of `compound` has just scanned. */
async function aScan(scene: Scene): Promise<UseId> {
  const { gateId } = await gateOf(scene.compound)
  const credential = { kind: 'code' as const, text: (await aBoundPhone(scene)).code() }
  const { useId } = await scene.guard.must('gate.verify', { compoundId: scene.compound, gateId, credential, vehicle: 'foot' })
  if (!useId) throw new Error('nothing was recorded')
  return useId
}

const onGuard = async ({ guard, compound: compoundId }: Scene) => ({ by: guard, input: { compoundId }, other: null })

const own = (by: Phone) => ({ by, input: { deviceId: deviceIdOf(by) }, other: { deviceId: deviceIdOf(by, 2) } })

/** One for each action of riders and guards. */
export const passSamples: Pick<Samples, Extract<keyof Samples, `${Group}.${string}`>> = {
  'pass.mine': async ({ holder }) => ({ ...own(await holder()), other: null }),
  'pass.bind': async ({ holder }) => {
    const by = await holder()
    const deviceId = deviceIdOf(by)
    return { by, input: { deviceId, move: false }, other: { deviceId, move: true } }
  },
  'pass.renew': async ({ holder, city }) => own(await holder({ expiresAt: daysAfter(city.now, 10) })),
  'pass.enterGate': async ({ holder, compound }) => {
    const gateCode = await postedAt(compound)
    return { by: await holder(), input: { gateCode, vehicle: 'eBike' }, other: null }
  },
  'pass.reportWait': async ({ holder, compound: compoundId }) => {
    const { gateId } = await gateOf(compoundId)
    return { by: await holder(), input: { compoundId, gateId, waitedMinutes: 5 }, other: { compoundId, gateId, waitedMinutes: 10 } }
  },
  'pass.compounds': async ({ holder }) => ({ by: await holder(), input: {}, other: null }),
  'pass.compound': async ({ holder, compound: compoundId }) => ({ by: await holder(), input: { compoundId }, other: null }),
  'pass.askListing': async ({ holder, city, compound: compoundId, otherCompound }) => {
    const by = await holder({ convention: { version: CONVENTION_VERSION, at: city.now } })
    return { by, input: { compoundId }, other: { compoundId: otherCompound } }
  },
  'pass.leaveListing': async ({ holder, compound: compoundId, otherCompound }) => {
    const by = await holder({ listings: { [compoundId]: anApproval() } })
    return { by, input: { compoundId }, other: { compoundId: otherCompound } }
  },
  'pass.setFace': async ({ holder, compound: compoundId }) => {
    const by = await holder({ listings: { [compoundId]: anApproval() } })
    await by.must('consent.decide', { kind: 'face', version: 1, decision: 'given' })
    return { by, input: { compoundId, on: true }, other: { compoundId, on: false } }
  },
  'pass.uses': async ({ holder }) => ({ by: await holder(), input: {}, other: null }),
  'pass.objectToUse': async ({ holder, compound }) => {
    const by = await holder()
    const { useId } = await by.must('pass.enterGate', { gateCode: await postedAt(compound), vehicle: 'foot' })
    if (!useId) throw new Error('nothing was recorded')
    await accessEvents.update(useId, {}, { suspicious: true })
    return { by, input: { useId }, other: null }
  },
  'gate.duty': onGuard,
  'gate.offlineList': onGuard,
  'gate.today': onGuard,
  'gate.verify': async (scene) => {
    const { gateId } = await gateOf(scene.compound)
    const shown = async () => ({ kind: 'code' as const, text: (await aBoundPhone(scene)).code() })
    const facts = { compoundId: scene.compound, gateId, vehicle: 'eBike' as const }
    return { by: scene.guard, input: { ...facts, credential: await shown() }, other: null }
  },
  'gate.refuse': async (scene) => {
    const seen = { compoundId: scene.compound, useId: await anArrival(scene) }
    return { by: scene.guard, input: { ...seen, reason: 'notThePerson' }, other: { ...seen, reason: 'noHelmet' } }
  },
  'gate.undo': async (scene) => ({ by: scene.guard, input: { compoundId: scene.compound, useId: await aScan(scene) }, other: null }),
  'gate.sync': async (scene) => {
    const rider = await aBoundPhone(scene)
    const { gateId } = await gateOf(scene.compound)
    const use = { localId: newRequestId(), gateId, at: scene.city.now.toISOString(), text: await rider.signed(), vehicle: 'foot' as const }
    return { by: scene.guard, input: { compoundId: scene.compound, uses: [{ ...use, refusal: null }] }, other: null }
  },
}

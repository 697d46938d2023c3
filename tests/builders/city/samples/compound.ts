import { stations } from '../../../../cloudfunctions/domains/account/stations'
import { accessEvents } from '../../../../cloudfunctions/domains/pass/documents/accessEvent'
import { type CompoundDocument, compounds } from '../../../../cloudfunctions/domains/pass/documents/compound'
import type { CompoundId } from '../../../../contract/pass/ids'
import { aCompound, compoundId, gateId, someRules } from '../../compounds'
import { aJpeg } from '../../jpeg'
import { aListing } from '../../passes'
import { aStation } from '../../stations'
import { NOON } from '../../time'
import { aUse } from '../../uses'
import type { Phone } from '../phone'
import type { Scene } from '../scene'
import { nextNumber, type Samples } from './sample'

export const SIGNED = { version: 1, at: NOON } as const

/** Another compound of the same property manager: what a sample adds to it doesn't pile up. */
export async function aFreshCompound({ city, propertyManager }: Scene, fields: Partial<CompoundDocument> = {}): Promise<CompoundId> {
  const id = compoundId(`fresh${nextNumber()}`)
  await compounds.insert(aCompound({ _id: id, ...fields }))
  await city.grant(propertyManager, { role: 'propertyManager', compoundId: id })
  return id
}

/** Somebody who asks for the white list of this compound, where every party has signed the convention. */
export async function anAsker({ holder, own }: Scene, compound: CompoundId): Promise<Phone> {
  await stations.update(own, {}, { convention: SIGNED })
  await compounds.update(compound, {}, { convention: { compound: SIGNED, community: SIGNED } })
  return holder({ convention: SIGNED, listings: { [compound]: aListing() } })
}

type Names = Exclude<
  Extract<keyof Samples, `compound.${string}`>,
  'compound.poster' | 'compound.readers' | 'compound.addReader' | 'compound.removeReader' | 'compound.faces'
>

export const compoundSamples: Pick<Samples, Names> = {
  'compound.save': async ({ staff }) => {
    const settings = { name: '示例新小区', kind: 'compound', level: 'friendly', community: '示例社区', open: true } as const
    const input = { compoundId: `cmp_new${nextNumber()}`, townId: aStation().townId, ...settings }
    return { by: staff, input, other: { ...input, open: false } }
  },
  'compound.show': async ({ propertyManager, compound: compoundId }) => ({ by: propertyManager, input: { compoundId }, other: null }),
  'compound.saveRules': async (scene) => {
    const compoundId = await aFreshCompound(scene)
    const input = { compoundId, rules: someRules({ eBikes: false }) }
    return { by: scene.propertyManager, input, other: { compoundId, rules: someRules() } }
  },
  'compound.saveInfo': async (scene) => {
    const input = { compoundId: await aFreshCompound(scene), hotline: '0512-0000 0000', note: '示例：电动车停东门车棚' }
    return { by: scene.propertyManager, input, other: { ...input, note: null } }
  },
  'compound.saveGate': async (scene) => {
    const gate = { compoundId: await aFreshCompound(scene), name: '示例北门', open: true, exits: false }
    return { by: scene.propertyManager, input: gate, other: { ...gate, exits: true } }
  },
  'compound.renewGateCode': async (scene) => {
    const compoundId = await aFreshCompound(scene, { gates: aCompound().gates.map((gate) => ({ ...gate, gateId: gateId('renewed') })) })
    return { by: scene.propertyManager, input: { compoundId, gateId: gateId('renewed') }, other: null }
  },
  'compound.uploadTicket': async ({ propertyManager, compound: compoundId }) => ({
    by: propertyManager,
    input: { compoundId },
    other: null,
  }),
  'compound.saveMap': async (scene) => {
    const picture = await scene.propertyManager.upload(aJpeg({ width: 900, height: 700 }))
    const input = { compoundId: await aFreshCompound(scene), picture, points: [{ label: '1', x: 10, y: 990 }] }
    return { by: scene.propertyManager, input, other: { ...input, points: [] } }
  },
  'compound.inviteGuard': async ({ propertyManager, compound: compoundId }) => ({
    by: propertyManager,
    input: { compoundId, label: '西门老王' },
    other: { compoundId, label: '西门老李' },
  }),
  'compound.removeGuard': async (scene) => {
    const [compoundId, guard] = [await aFreshCompound(scene), scene.stranger()]
    await scene.city.grant(guard, { role: 'guard', compoundId })
    const { personId } = guard
    return { by: scene.propertyManager, input: { compoundId, personId }, other: { compoundId, personId: scene.guard.personId } }
  },
  'compound.listings': async (scene) => {
    const { propertyManager, compound: compoundId } = scene
    return { by: propertyManager, input: { compoundId, state: 'asked' }, other: null }
  },
  'compound.decideListings': async (scene) => {
    const { propertyManager, compound: compoundId } = scene
    const { passId } = await anAsker(scene, compoundId)
    const input = { compoundId, passIds: [passId], decision: { kind: 'approve' as const, days: 30 } }
    return { by: propertyManager, input, other: { ...input, decision: { kind: 'refuse', reason: 'notKnownHere' } } }
  },
  'compound.log': async (scene) => {
    const { propertyManager, compound: compoundId } = scene
    await accessEvents.insert(aUse({ place: compoundId, passId: (await scene.holder()).passId }))
    return { by: propertyManager, input: { compoundId, day: '2026-11-23' }, other: null }
  },
  'compound.exportLog': async (scene) => {
    const { propertyManager, compound: compoundId } = scene
    await accessEvents.insert(aUse({ place: compoundId, passId: (await scene.holder()).passId }))
    return { by: propertyManager, input: { compoundId, from: '2026-11-22', to: '2026-11-23', reason: 'incident' }, other: null }
  },
  'compound.inside': async (scene) => {
    const { propertyManager, compound: compoundId } = scene
    await scene.holder({ insideOf: compoundId, insideSince: NOON })
    return { by: propertyManager, input: { compoundId }, other: null }
  },
  'compound.figures': async (scene) => {
    const { propertyManager, compound: compoundId } = scene
    await accessEvents.insert(aUse({ place: compoundId, passId: (await scene.holder()).passId }))
    return { by: propertyManager, input: { compoundId, day: '2026-11-23' }, other: null }
  },
}

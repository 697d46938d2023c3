import { consentVersions } from '../contract/account/consent'
import { CONVENTION_VERSION } from '../contract/pass/convention'
import { BUILDINGS, COMPOUNDS, RULED, type RuledCompound } from './compounds'
import type { Phone, Phones } from './phone'
import { postedCodes } from './poster'

const version = CONVENTION_VERSION
const [FIRST] = RULED

/** Creates compounds with their people, gates and rules. The convention is signed at the first two, and by the given stations. */
export async function fillCompounds(phones: Phones, signing: readonly { manager: Phone; stationId: string }[]) {
  const staff = phones('staff-1')
  for (const compound of COMPOUNDS) await staff.ask('compound.save', compound)
  for (const ruled of RULED) await furnish(phones, ruled)
  for (const { manager, stationId } of signing) await manager.ask('convention.signForStation', { version, stationId })
}

async function furnish(phones: Phones, { compoundId, manager, guards, gates, rules, hotline, note }: RuledCompound) {
  const [staff, property] = [phones('staff-1'), phones(manager)]
  const invited = await staff.ask('staff.invite', { grant: { role: 'propertyManager', compoundId } })
  await property.ask('role.accept', { code: invited.code })
  for (const gate of gates) await property.ask('compound.saveGate', { compoundId, ...gate, open: true })
  await property.ask('compound.saveRules', { compoundId, rules })
  await property.ask('compound.saveInfo', { compoundId, hotline, note })
  await property.ask('compound.saveMap', { compoundId, picture: await property.uploadPlan(compoundId), points: BUILDINGS })
  for (const { openid, label } of guards) {
    const { code } = await property.ask('compound.inviteGuard', { compoundId, label })
    await phones(openid).ask('role.accept', { code })
  }
  await property.ask('convention.signForCompound', { version, compoundId })
  await staff.ask('convention.signForCommunity', { version, compoundId })
}

/** Verified riders ask for the first compound's white list. The first rider is approved, enters and stays inside. */
export async function fillListings(phones: Phones, verified: readonly Phone[]) {
  if (!FIRST) return
  const { compoundId, manager } = FIRST
  for (const rider of verified) {
    await rider.ask('convention.accept', { version, deviceId: `dev_${rider.openid.replace(/\W/g, '')}` })
    await rider.ask('pass.askListing', { compoundId })
  }
  const { listings } = await phones(manager).ask('compound.listings', { compoundId, state: 'asked' })
  const passIds = listings.slice(0, 3).map(({ passId }) => passId)
  await phones(manager).ask('compound.decideListings', { compoundId, passIds, decision: { kind: 'approve', days: 180 } })
  await fillFaces(phones(manager), compoundId, verified.slice(1, 3))
  await fillLog(verified, await postedCodes(phones(manager), compoundId))
}

/** Adds a face reader to the first gate and riders who want to use it. No device runs, so their faces stay requested. */
async function fillFaces(manager: Phone, compoundId: string, riders: readonly Phone[]) {
  const [gate] = (await manager.ask('compound.show', { compoundId })).gates
  if (!gate) return
  await manager.ask('compound.addReader', { compoundId, gateId: gate.gateId, name: `${gate.name}左侧（示例）` })
  for (const rider of riders) {
    await rider.ask('consent.decide', { kind: 'face', version: consentVersions.face, decision: 'given' })
    await rider.ask('pass.setFace', { compoundId, on: true })
  }
}

/** Some riders enter with the gate's code, and the rules reject others. */
async function fillLog(verified: readonly Phone[], [posted]: readonly { text: string }[]) {
  if (!posted) return
  for (const rider of verified.slice(0, 5)) await rider.ask('pass.enterGate', { gateCode: posted.text, vehicle: 'eBike' })
}

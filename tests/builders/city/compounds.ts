import { compounds } from '../../../cloudfunctions/shared/compounds/compoundDocument'
import { ensureMerchant } from '../../../cloudfunctions/shared/merchants/merchantDocument'
import type { CompoundId, MerchantId } from '../../../contract/ids'
import { aCompound, aGate, compoundId } from '../compounds'
import { aStation } from '../stations'
import type { City } from './city'
import type { Phone } from './phone'

/** Two compounds and two merchants with the people who work there. */
export interface Places {
  readonly compound: CompoundId
  readonly otherCompound: CompoundId
  readonly merchant: MerchantId
  readonly otherMerchant: MerchantId
  /** Of `compound`. */
  readonly propertyManager: Phone
  readonly guard: Phone
  readonly otherPropertyManager: Phone
  readonly otherGuard: Phone
  /** Of `merchant`. */
  readonly clerk: Phone
  readonly otherClerk: Phone
}

export async function setPlaces(city: City): Promise<Places> {
  const own = await setCompound(city, { name: 'own', code: '00000000000000W1' })
  const other = await setCompound(city, { name: 'other', code: '00000000000000W2' })
  const counter = await setMerchant(city, 'own')
  const otherCounter = await setMerchant(city, 'other')
  return {
    ...{ compound: own.id, propertyManager: own.propertyManager, guard: own.guard },
    ...{ otherCompound: other.id, otherPropertyManager: other.propertyManager, otherGuard: other.guard },
    ...{ merchant: counter.id, clerk: counter.clerk, otherMerchant: otherCounter.id, otherClerk: otherCounter.clerk },
  }
}

async function setCompound(city: City, { name, code }: { name: string; code: string }) {
  const id = compoundId(name)
  await compounds.insert(aCompound({ _id: id, name: `示例小区${name}`, gates: [aGate({ code, exits: true })] }))
  const [propertyManager, guard] = [city.phone(`propertyManager_${name}`), city.phone(`guard_${name}`)]
  await city.grant(propertyManager, { role: 'propertyManager', compoundId: id })
  await city.grant(guard, { role: 'guard', compoundId: id })
  return { id, propertyManager, guard }
}

async function setMerchant(city: City, name: string) {
  const { _id: id } = await ensureMerchant({
    _id: `mch_${name}` as MerchantId,
    name: `示例商户${name}`,
    townId: aStation().townId,
    open: true,
  })
  const clerk = city.phone(`clerk_${name}`)
  await city.grant(clerk, { role: 'clerk', merchantId: id })
  return { id, clerk }
}

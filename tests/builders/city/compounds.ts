import { ensureSchool } from '../../../cloudfunctions/domains/course/schools'
import { ensureMerchant } from '../../../cloudfunctions/domains/merchant/merchantDocument'
import { compounds } from '../../../cloudfunctions/domains/pass/documents/compound'
import type { SchoolId } from '../../../contract/course/ids'
import type { MerchantId } from '../../../contract/merchant/ids'
import type { CompoundId } from '../../../contract/pass/ids'
import { aCompound, aGate, compoundId } from '../compounds'
import { aStation } from '../stations'
import type { City } from './city'
import type { Phone } from './phone'

/** Two compounds, two merchants and two schools with the people who work there. */
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
  readonly shopOwner: Phone
  readonly otherShopOwner: Phone
  readonly school: SchoolId
  readonly otherSchool: SchoolId
  /** Of `school`. */
  readonly teacher: Phone
  readonly otherTeacher: Phone
}

export async function setPlaces(city: City): Promise<Places> {
  const own = await setCompound(city, { name: 'own', code: '00000000000000W1' })
  const other = await setCompound(city, { name: 'other', code: '00000000000000W2' })
  const counter = await setMerchant(city, 'own')
  const otherCounter = await setMerchant(city, 'other')
  const classroom = await setSchool(city, 'own')
  const otherClassroom = await setSchool(city, 'other')
  return {
    compound: own.id,
    propertyManager: own.propertyManager,
    guard: own.guard,
    otherCompound: other.id,
    otherPropertyManager: other.propertyManager,
    otherGuard: other.guard,
    merchant: counter.id,
    clerk: counter.clerk,
    otherMerchant: otherCounter.id,
    otherClerk: otherCounter.clerk,
    shopOwner: counter.shopOwner,
    otherShopOwner: otherCounter.shopOwner,
    school: classroom.id,
    teacher: classroom.teacher,
    otherSchool: otherClassroom.id,
    otherTeacher: otherClassroom.teacher,
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
  const [clerk, shopOwner] = [city.phone(`clerk_${name}`), city.phone(`shopOwner_${name}`)]
  await city.grant(clerk, { role: 'clerk', merchantId: id })
  await city.grant(shopOwner, { role: 'shopOwner', merchantId: id })
  return { id, clerk, shopOwner }
}

async function setSchool(city: City, name: string) {
  const { _id: id } = await ensureSchool({
    _id: `sch_${name}` as SchoolId,
    name: `示例学校${name}`,
    townId: aStation().townId,
    address: '示例路 1 号',
    location: null,
    open: true,
  })
  const teacher = city.phone(`teacher_${name}`)
  await city.grant(teacher, { role: 'teacher', schoolId: id })
  return { id, teacher }
}

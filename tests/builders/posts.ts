import type { StationId } from '../../contract/account/ids'
import type { SchoolId } from '../../contract/course/ids'
import type { MerchantId } from '../../contract/merchant/ids'
import type { CompoundId } from '../../contract/pass/ids'

/** Posts, as the server names them to whoever has them. */
export const GUARD = { role: 'guard', compoundId: 'cmp_1' as CompoundId, compoundName: '示例小区' } as const
export const CLERK = { role: 'clerk', merchantId: 'mch_1' as MerchantId, merchantName: '示例包子' } as const
export const MANAGER = { role: 'stationManager', stationId: 'stn_1' as StationId, stationName: '示例站', waiting: 2 } as const
export const PROPERTY = { role: 'propertyManager', compoundId: 'cmp_1' as CompoundId, compoundName: '示例小区', waiting: 3 } as const
export const teaching = (schoolId: string, schoolName: string) => ({ role: 'teacher', schoolId: schoolId as SchoolId, schoolName }) as const

import type * as z from 'zod/mini'
import { idSchema } from '../kernel/ids'

export const MerchantId = idSchema('mch').brand<'PassPlaceId'>().brand<'MerchantId'>()
export type MerchantId = z.output<typeof MerchantId>

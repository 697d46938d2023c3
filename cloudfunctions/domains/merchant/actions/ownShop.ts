import type { ownShopActions } from '../../../../contract/merchant/ownShop'
import type { Handler } from '../../../kernel/handler'
import { viewOwnShop } from '../views'

type Actions = typeof ownShopActions

export const ownShop: Handler<Actions['ownShop']> = async (_, { granted, now }) => ({ data: viewOwnShop(granted, now) })

import type { Audiences } from '../../../contract/kernel/roles'
import type { Members } from './samples/sample'
import type { Scene } from './scene'

/** Who of the scene belongs to which audience. That every declared audience has somebody here is checked by `accountAccess.int.test.ts`. */
export const membersOf: { readonly [Name in keyof Audiences]: (scene: Scene) => Members | Promise<Members> } = {
  rider: async ({ rider }) => ({ own: await rider({ status: 'verified' }), other: null }),
  stationManager: ({ manager, otherManager }) => ({ own: manager, other: otherManager }),
  propertyManager: ({ propertyManager, otherPropertyManager }) => ({ own: propertyManager, other: otherPropertyManager }),
  guard: ({ guard, otherGuard }) => ({ own: guard, other: otherGuard }),
  teacher: ({ teacher, otherTeacher }) => ({ own: teacher, other: otherTeacher }),
  clerk: ({ clerk, otherClerk }) => ({ own: clerk, other: otherClerk }),
  shopOwner: ({ shopOwner, otherShopOwner }) => ({ own: shopOwner, other: otherShopOwner }),
  staff: ({ staff }) => ({ own: staff, other: null }),
}

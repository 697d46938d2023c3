import type { HandlersOf } from '../../../../kernel/handler'
import { bind } from './bind'
import { listCompounds, showCompound } from './compounds'
import { enterGate } from './enterGate'
import { askListing, leaveListing, setFace } from './listing'
import { mine } from './mine'
import { renew } from './renew'
import { reportWait } from './reportWait'
import { listUses } from './uses'

/** What a rider does with the own pass. */
export const passHandlers: Pick<HandlersOf<'pass'>, Extract<keyof HandlersOf<'pass'>, `pass.${string}`>> = {
  'pass.askListing': askListing,
  'pass.bind': bind,
  'pass.compound': showCompound,
  'pass.compounds': listCompounds,
  'pass.enterGate': enterGate,
  'pass.leaveListing': leaveListing,
  'pass.mine': mine,
  'pass.renew': renew,
  'pass.reportWait': reportWait,
  'pass.setFace': setFace,
  'pass.uses': listUses,
}

import type { HandlersOf } from '../../../../kernel/handler'
import { decideListings } from './decideListings'
import { exportLog } from './exportLog'
import { figures } from './figures'
import { renewGateCode, saveGate } from './gates'
import { inviteGuard, removeGuard } from './guards'
import { inside } from './inside'
import { listings } from './listings'
import { log } from './log'
import { save } from './save'
import { saveMap } from './saveMap'
import { saveInfo, saveRules } from './settings'
import { show } from './show'

type Handlers = HandlersOf<'pass'>
type Here = Exclude<Extract<keyof Handlers, `compound.${string}`>, Elsewhere>
/** Posters and face readers. */
type Elsewhere = 'compound.poster' | 'compound.readers' | 'compound.addReader' | 'compound.removeReader' | 'compound.faces'

/** What the district and property managers do with a compound. */
export const compoundHandlers: Pick<Handlers, Here> = {
  'compound.decideListings': decideListings,
  'compound.exportLog': exportLog,
  'compound.figures': figures,
  'compound.inside': inside,
  'compound.inviteGuard': inviteGuard,
  'compound.listings': listings,
  'compound.log': log,
  'compound.removeGuard': removeGuard,
  'compound.renewGateCode': renewGateCode,
  'compound.save': save,
  'compound.saveGate': saveGate,
  'compound.saveInfo': saveInfo,
  'compound.saveMap': saveMap,
  'compound.saveRules': saveRules,
  'compound.show': show,
}

import type { HandlersOf } from '../../../../kernel/handler'
import { confirm, drop, lift, propose } from './decide'
import { show, waiting } from './show'

type Handlers = HandlersOf<'pass'>

/** What the district does about a pass, by two persons. */
export const sanctionHandlers: Pick<Handlers, Extract<keyof Handlers, `sanction.${string}`>> = {
  'sanction.confirm': confirm,
  'sanction.drop': drop,
  'sanction.lift': lift,
  'sanction.propose': propose,
  'sanction.show': show,
  'sanction.waiting': waiting,
}

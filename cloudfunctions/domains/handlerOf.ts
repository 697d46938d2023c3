import type { ActionName, Actions } from '../../contract'
import type { Handler } from '../kernel/handler'

/** The handler of an action by its name. */
export type HandlerOf<N extends ActionName> = Handler<Actions[N]>

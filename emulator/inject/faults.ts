import { setTimeout as delay } from 'node:timers/promises'
import { type AdminBody, CloudBaseError, type Dispatch } from '../plugin'
import { createDice } from './dice'
import { type Faults, NO_FAULTS } from './settings'

/** Signals that the work is done but its reply must be lost. */
export class LostReply extends Error {}

const WRITES = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
  'database.commitTransaction',
  'storage.batchDeleteFile',
])
const ABORT = 'database.abortTransaction'

const canConflict = (body: AdminBody) => typeof body.transactionId === 'string' && body.transactionId !== '' && body.action !== ABORT

/** Injects faults between the SDK and the plugins. */
export interface FaultInjector {
  current(): Faults
  set(faults: Faults): void
  /** Wraps the dispatch with the current faults. */
  around(dispatch: Dispatch): Dispatch
  /** Whether to lose the reply to a phone that is about to be sent. */
  losesCallReply(): boolean
}

/**
 * Creates a fault injector.
 * @param die ends the process at once, without any cleanup
 */
export const createFaultInjector = (initial: Faults, die: () => void): FaultInjector => {
  let faults = initial
  let roll = createDice(initial.seed)
  const happens = (share: number) => share > 0 && roll() < share

  const before = async (body: AdminBody, dispatch: Dispatch) => {
    if (faults.latency > 0) await delay(faults.latency)
    if (!canConflict(body) || !happens(faults.conflict)) return
    await dispatch({ action: ABORT, transactionId: body.transactionId })
    throw new CloudBaseError('DATABASE_TRANSACTION_CONFLICT', 'Transaction conflict (injected by the emulator).')
  }
  const after = (body: AdminBody) => {
    if (!WRITES.has(body.action)) return
    if (happens(faults.crash)) die()
    if (happens(faults.drop)) throw new LostReply('The reply was lost (injected by the emulator).')
  }

  return {
    current: () => faults,
    set: (next) => {
      faults = next
      roll = createDice(next.seed)
    },
    around: (dispatch) => async (body) => {
      if (faults === NO_FAULTS) return dispatch(body)
      await before(body, dispatch)
      const reply = await dispatch(body)
      after(body)
      return reply
    },
    losesCallReply: () => happens(faults.dropCall),
  }
}

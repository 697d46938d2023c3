import type { HandlersOf } from '../../../../kernel/handler'
import { refuse, undo } from './correct'
import { duty } from './duty'
import { offlineList } from './offlineList'
import { sync } from './sync'
import { today } from './today'
import { verify } from './verify'

/** What a guard does at the gate. */
export const gateHandlers: Pick<HandlersOf<'pass'>, Extract<keyof HandlersOf<'pass'>, `gate.${string}`>> = {
  'gate.duty': duty,
  'gate.offlineList': offlineList,
  'gate.refuse': refuse,
  'gate.sync': sync,
  'gate.today': today,
  'gate.undo': undo,
  'gate.verify': verify,
}

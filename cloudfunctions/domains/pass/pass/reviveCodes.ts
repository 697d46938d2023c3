import type { PayloadOf } from '../../../kernel/effect'
import type { reviveCodesOf } from '../effects'
import { isActive } from '../rules/passState'
import { type EndedDocument, endedCodes } from './endedCodes'
import { type PassDocument, passes } from './passDocument'

/**
 * Takes a pass that holds again from the list of those that don't; codes of phones that it was bound to before stay dead. Late or repeated, it does
 * what the pass says now: the list is read first, so that whatever ends the pass after that is not undone.
 */
export async function reviveCodes({ passId, at }: PayloadOf<typeof reviveCodesOf>): Promise<void> {
  for (;;) {
    const ended = await endedCodes.get(passId)
    const pass = await passes.get(passId)
    if (!ended || ended.keyNo !== null || !pass || !isActive(pass, at)) return
    if (await revive(ended, pass)) return
  }
}

function revive({ _id, revision }: EndedDocument, { device }: PassDocument): Promise<boolean> {
  const older = (device?.keyNo ?? 1) - 1
  return older > 0 ? endedCodes.update(_id, { revision }, { keyNo: older, revision: revision + 1 }) : endedCodes.remove(_id, { revision })
}

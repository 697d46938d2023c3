import type { AccessEvent } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import type { CompoundDocument } from '../../cloudfunctions/domains/pass/documents/compound'
import type { PassDocument } from '../../cloudfunctions/domains/pass/documents/pass'
import type { PassId } from '../../contract/pass/ids'
import { aUse } from '../../tests/builders/uses'
import type { SdkDatabase } from '../emulatorProcess'

export interface BareScan {
  readonly passId: PassId
  /** The code that is posted at the gate. */
  readonly posted: string
}

/**
 * What a scan asks of the database, and nothing else: reads the compound and the pass at the same time, inserts the access event, and copies
 * it into the pass. The documents and changes are those of the product.
 */
export async function fourCalls(db: SdkDatabase, { passId, posted }: BareScan): Promise<boolean> {
  const [compounds, passes] = await Promise.all([
    db.collection('compounds').where({ 'gates.code': posted }).limit(1).get(),
    db.collection('passes').where({ _id: passId }).limit(1).get(),
  ])
  const compound: CompoundDocument = compounds.data[0]
  const pass: PassDocument = passes.data[0]
  const { event, copy } = entryOf(pass, compound)
  await db.collection('uses').add(event)
  const { set } = db.command
  const changes = Object.fromEntries(Object.entries(copy).map(([field, value]) => [field, set(value)]))
  const { updated } = await db.collection('passes').where({ _id: passId, sequence: pass.sequence }).update(changes)
  return updated === 1
}

function entryOf({ _id: passId, sequence: before, usedSteps, holder }: PassDocument, { _id: place }: CompoundDocument) {
  const at = new Date()
  const event: AccessEvent = aUse({ passId, sequence: before + 1, place, at, arrivedAt: at, holder })
  const { _id: useId, gateId, outcome, sequence } = event
  const last = { useId, place, gateId, outcome, at, arrivedAt: at, reason: null, corrected: false }
  return { event, copy: { sequence, usedSteps, last, insideOf: null, insideSince: null } }
}

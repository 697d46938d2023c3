import { parkedActions } from '../../contract/kernel/parked'
import { change } from './database/change'
import { findPage } from './database/page'
import { serve } from './handler'
import { parkedEffects, resumed } from './parked'

const PAGE = 30

/** The actions by which staff list and resume effects that failed too often. */
export const parkedHandlers = serve(parkedActions, {
  async listParked({ after }) {
    const { rows, next } = await findPage(parkedEffects, 'newest', { equals: { state: 'parked' }, after, size: PAGE })
    const effects = rows.map(({ _id: parkedId, effect: { kind }, subject, code, since }) => ({
      parkedId,
      kind,
      subject,
      code,
      at: since.toISOString(),
    }))
    return { data: { effects, next } }
  },

  /** The effect moves to the outbox of the parked document, because the document that it came from may no longer exist. */
  async resumeParked({ parkedId }, { request, now }) {
    const outcome = await change(
      parkedEffects,
      () => parkedEffects.get(parkedId),
      request,
      (parked) => ({
        kind: 'change' as const,
        next: { state: 'resumed' as const, since: now },
        effects: parked.state === 'parked' ? [resumed(parked)] : [],
      }),
    )
    return 'refusal' in outcome ? outcome : { data: { resumed: true as const } }
  },
})

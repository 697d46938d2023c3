import type { SessionDraft } from '../../../../contract/course/courseStaff'
import { misfitOf } from '../../../../contract/course/sessionDates'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { invalid } from '../../../kernel/input'
import type { School } from '../../booking/about'
import type { OfferingDocument } from '../../booking/offeringDocument'
import { draftFields, withAbout } from './sessionFields'

type DraftRefusal = Refusal<'NOT_POSSIBLE_NOW' | 'INVALID_INPUT'>

const notNow = refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })

/** A draft is written anew as often as staff like. One that belongs to a draw goes on drawing, and opens and closes with it. */
export function decideDraft(doc: OfferingDocument, draft: SessionDraft, school: School): Decision<OfferingDocument, DraftRefusal> {
  if (doc.status !== 'draft' || (doc.drawId !== null && draft.mode !== 'draw')) return notNow
  const window = { opensAt: doc.opensAt.toISOString(), closesAt: doc.closesAt.toISOString() }
  const kept = doc.drawId === null ? draft : { ...draft, ...window }
  const misfit = misfitOf(kept)
  return misfit ? refuse(invalid(misfit.field, misfit.rule)) : { kind: 'change', next: draftFields(kept, school) }
}

/** From a draft to what everybody sees; not from one that lay so long that nobody could book any more, nor from one that still lacks its draw. */
export function decidePublish(
  offering: OfferingDocument,
  now: Date,
): { readonly kind: 'change'; readonly next: OfferingDocument } | { readonly kind: 'refuse'; readonly refusal: DraftRefusal } {
  const { status, closesAt, mode, drawId, details: about } = offering
  const isReady = status === 'draft' && about.kind === 'session' && (mode === 'firstCome' || drawId !== null)
  if (!isReady) return notNow
  if (closesAt <= now) return refuse(invalid('closesAt', 'too_early'))
  return { kind: 'change', next: { ...offering, status: 'published', ...withAbout({ ...offering, status: 'published' }, about) } }
}

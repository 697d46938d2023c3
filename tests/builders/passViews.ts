import type { PassId } from '../../contract/pass/ids'
import type { PassView } from '../../contract/pass/pass'
import { aHolder } from './compoundViews'
import { daysAfter, minutesAfter, NOON } from './time'

const boundAt = daysAfter(NOON, -3).toISOString()

/** The secret of the phone that the pass is bound to. */
export const aKeptSecret = (overrides: { boundAt?: string } = {}) => ({
  passId: 'pas_00112233445566778899' as PassId,
  seed: Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64'),
  keyNo: 1,
  boundAt,
  ...overrides,
})

/** A view of a valid pass that was bound to this phone three days ago. */
export const aPassView = (overrides: Partial<PassView> = {}): PassView => ({
  passId: aKeptSecret().passId,
  state: 'active',
  end: null,
  suspendsAt: null,
  expiresAt: daysAfter(NOON, 200).toISOString(),
  renewable: false,
  holder: aHolder(),
  phoneTail: '5678',
  phone: 'this',
  boundAt,
  convention: { version: 1, acceptedAt: boundAt },
  appeal: null,
  offline: { text: 'XGSSIGNED', issuedAt: NOON.toISOString(), expiresAt: minutesAfter(NOON, 12 * 60).toISOString() },
  ...overrides,
})

import type { StationSettings } from '../../../../contract/account/staff'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { mayConfirm, type Origins } from '../../../kernel/people/fourEyes'
import { stationChanged } from '../effects'
import type { StationDocument } from '../stations'

interface StaffFacts {
  readonly by: PersonId
  readonly now: Date
}

const NO_PROPOSAL = { trustProposal: null, trustProposedAt: null }

/**
 * One staff member saves the settings. A station that isn't trusted yet can only be proposed for it, and an earlier proposal stays; trust is
 * taken back at once, together with a proposal. Trust was given to a station of this name, platform and town: with another one it must be confirmed
 * again. Passes repeat the name and the platform, so they hear of another one.
 */
export function decideSettings(
  station: StationDocument,
  wanted: Omit<StationSettings, 'stationId'>,
  { by, now }: StaffFacts,
): Decision<StationDocument> {
  const { trusted: _, ...settings } = wanted
  const isRenamed = settings.name !== station.name || settings.platform !== station.platform
  const effects = isRenamed ? [stationChanged({ stationId: station._id, after: null, at: now })] : []
  return { kind: 'change', next: { ...settings, ...trustAfter(station, wanted, { by, now }) }, effects }
}

function trustAfter(
  station: StationDocument,
  { trusted, ...settings }: Omit<StationSettings, 'stationId'>,
  { by, now }: StaffFacts,
): Partial<StationDocument> {
  if (!trusted) return { trusted, ...NO_PROPOSAL }
  const isAnother = settings.name !== station.name || settings.platform !== station.platform || settings.townId !== station.townId
  if (!isAnother && (station.trusted || station.trustProposal)) return {}
  return { trusted: false, trustProposal: { by, at: now }, trustProposedAt: now }
}

/** A second person confirms the proposal that was made at `proposedAt`. */
export function decideConfirmTrust(
  { trustProposal }: StationDocument,
  proposedAt: Date,
  origins: Origins,
  { by, now }: StaffFacts,
): Decision<StationDocument, Refusal<'NOTHING_PROPOSED' | 'CHANGED_MEANWHILE' | 'SECOND_PERSON_NEEDED'>> {
  if (!trustProposal) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  if (trustProposal.at.getTime() !== proposedAt.getTime()) return refuse({ code: 'CHANGED_MEANWHILE', details: {} })
  if (!mayConfirm(by, trustProposal.by, origins, now)) return refuse({ code: 'SECOND_PERSON_NEEDED', details: {} })
  return { kind: 'change', next: { trusted: true, ...NO_PROPOSAL } }
}

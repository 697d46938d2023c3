import type { staffActions } from '../../../../contract/account/staff'
import type { stationActions } from '../../../../contract/account/station'
import { byName } from '../../../kernel/byName'
import { change } from '../../../kernel/database/change'
import type { Handler } from '../../../kernel/handler'
import { originsOf } from '../../../kernel/people/roles'
import { decideConfirmTrust, decideSettings } from '../rules/station'
import { allTowns, ensureStation, ensureTown, openStations, type StationDocument, stations, towns } from '../stations'

export const listStations: Handler<typeof stationActions.listStations> = async () => {
  const [everyTown, open] = await Promise.all([allTowns(), openStations()])
  return {
    data: {
      towns: everyTown.map(({ _id: townId, name }) => ({ townId, name })),
      stations: byName(open).map(({ _id: stationId, name, platform, townId }) => ({ stationId, name, platform, townId })),
    },
  }
}

export const saveStation: Handler<typeof staffActions.saveStation> = async (settings, { caller, request, now }) => {
  const { stationId, ...fields } = settings
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureStation({ _id: stationId, ...fields, trusted: false })
  const outcome = await change(stations, load, request, (station) => decideSettings(station, fields, { by: caller.personId, now }))
  return 'refusal' in outcome ? outcome : { data: viewStation(outcome.doc) }
}

export const confirmTrust: Handler<typeof staffActions.confirmTrust> = async ({ stationId, proposedAt }, { caller, request, now }) => {
  const outcome = await change(
    stations,
    () => stations.get(stationId),
    request,
    async (station) => {
      const by = caller.personId
      const origins = await originsOf(station.trustProposal ? [by, station.trustProposal.by] : [])
      return decideConfirmTrust(station, new Date(proposedAt), origins, { by, now })
    },
  )
  return 'refusal' in outcome ? outcome : { data: viewStation(outcome.doc) }
}

const viewStation = ({ _id: stationId, name, platform, townId, open, trusted, trustProposedAt }: StationDocument) => ({
  stationId,
  name,
  platform,
  townId,
  open,
  trusted,
  trustProposedAt: trustProposedAt?.toISOString() ?? null,
})

export const saveTown: Handler<typeof staffActions.saveTown> = async ({ townId, name, order }, { request }) => {
  const load = () => ensureTown({ _id: townId, name, order })
  const outcome = await change(towns, load, request, () => ({ kind: 'change', next: { name, order } }))
  return 'refusal' in outcome ? outcome : { data: { townId, name: outcome.doc.name, order: outcome.doc.order } }
}

import type { staffActions } from '../../../../contract/account/staff'
import type { stationActions } from '../../../../contract/account/station'
import { change } from '../../../kernel/database/change'
import type { Decision } from '../../../kernel/database/decision'
import type { Handler } from '../../../kernel/handler'
import { stationChanged } from '../effects'
import { allTowns, ensureStation, ensureTown, openStations, type StationDocument, stations, towns } from '../stations'

export const listStations: Handler<typeof stationActions.listStations> = async () => {
  const [everyTown, open] = await Promise.all([allTowns(), openStations()])
  return {
    data: {
      towns: everyTown.map(({ _id: townId, name }) => ({ townId, name })),
      stations: open.map(({ _id: stationId, name, platform, townId }) => ({ stationId, name, platform, townId })),
    },
  }
}

export const saveStation: Handler<typeof staffActions.saveStation> = async (settings, { request }) => {
  const { stationId, ...fields } = settings
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureStation({ _id: stationId, ...fields })
  const outcome = await change(stations, load, request, (station) => decideSaveStation(station, fields, request.now))
  if ('refusal' in outcome) return outcome
  const { name, platform, townId, open, trusted } = outcome.doc
  return { data: { stationId, name, platform, townId, open, trusted } }
}

/** Passes repeat the name and the platform, so they hear of another one. */
function decideSaveStation(
  { _id: stationId, name, platform }: StationDocument,
  next: Pick<StationDocument, 'name' | 'platform' | 'townId' | 'open' | 'trusted'>,
  at: Date,
): Decision<StationDocument> {
  const isRenamed = next.name !== name || next.platform !== platform
  return { kind: 'change', next, effects: isRenamed ? [stationChanged({ stationId, after: null, at })] : [] }
}

export const saveTown: Handler<typeof staffActions.saveTown> = async ({ townId, name, order }, { request }) => {
  const load = () => ensureTown({ _id: townId, name, order })
  const outcome = await change(towns, load, request, () => ({ kind: 'change', next: { name, order } }))
  return 'refusal' in outcome ? outcome : { data: { townId, name: outcome.doc.name, order: outcome.doc.order } }
}

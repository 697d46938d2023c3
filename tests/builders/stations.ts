import type { StationDocument } from '../../cloudfunctions/domains/account/stations'
import type { TownId } from '../../contract/account/ids'
import { stationId } from './riders'

/** An open station whose word the district doesn't trust alone yet. */
export const aStation = (overrides: Partial<StationDocument> = {}): StationDocument => ({
  _id: stationId('sample'),
  revision: 0,
  applied: [],
  outbox: {},
  owed: 0,
  outboxDueAt: null,
  name: '示例站点',
  platform: '示例平台',
  townId: 'twn_sample' as TownId,
  open: true,
  trusted: false,
  ...overrides,
})

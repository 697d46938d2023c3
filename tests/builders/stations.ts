import type { StationDocument } from '../../cloudfunctions/domains/account/stations'
import type { TownId } from '../../contract/account/ids'
import { stationId } from './riders'

/** An open station that is not trusted yet, so that the district confirms its riders. */
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

import type { RiderId, StationId } from '../../contract/account/ids'
import type { RiderView } from '../../contract/account/rider'
import type { ApplicationView } from '../../contract/account/station'
import type { MessageId } from '../../contract/kernel/ids'
import type { Message } from '../../contract/kernel/message'

const station = { stationId: 'stn_sample' as StationId, name: '示例站点', platform: '示例平台' }

/** A rider's view of an empty registration. */
export const aRiderView = (overrides: Partial<RiderView> = {}): RiderView => ({
  riderId: 'rdr_li' as RiderId,
  status: 'draft',
  editable: true,
  realName: null,
  idNumberMasked: null,
  phoneMasked: null,
  workKind: null,
  station: null,
  photoUrl: null,
  steps: [],
  verifiedAt: null,
  ...overrides,
})

/** The view of a registration that was sent to an open station. */
export const aSentRiderView = (overrides: Partial<RiderView> = {}): RiderView =>
  aRiderView({
    status: 'waitingStation',
    realName: '示例甲',
    idNumberMasked: '9****************1',
    phoneMasked: '100****0001',
    workKind: 'deliveryRider',
    station: { ...station, open: true },
    photoUrl: 'http://127.0.0.1/photo.jpg',
    steps: [{ step: 'registered', at: '2026-11-23T04:00:00.000Z' }],
    ...overrides,
  })

/** The station manager's view of a waiting application. */
export const anApplication = (overrides: Partial<ApplicationView> = {}): ApplicationView => ({
  riderId: 'rdr_li' as RiderId,
  revision: 3,
  status: 'waitingStation',
  realName: '示例甲',
  idNumberMasked: '9****************1',
  phoneMasked: '100****0001',
  workKind: 'deliveryRider',
  station,
  photoUrl: null,
  steps: [{ step: 'registered', at: '2026-11-23T04:00:00.000Z' }],
  ...overrides,
})

/** An unread message. */
export const aMessage = (overrides: Partial<Message> = {}): Message => ({
  messageId: 'msg_1' as MessageId,
  at: '2026-11-23T04:00:00.000Z',
  read: false,
  content: { kind: 'verified', stationName: station.name },
  ...overrides,
})

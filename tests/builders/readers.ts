import type { FaceDocument } from '../../cloudfunctions/domains/pass/documents/face'
import type { ReaderDocument } from '../../cloudfunctions/domains/pass/documents/reader'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { ReaderId } from '../../contract/pass/ids'
import { compoundId, gateId } from './compounds'
import { passId } from './passes'
import { sealedSample } from './riders'
import { daysAfter, NOON } from './time'

export const readerId = (name: string) => `rea_${name}` as ReaderId

/** An active face reader that has not sent any request yet. */
export const aReader = (overrides: Partial<ReaderDocument> = {}): ReaderDocument => ({
  ...unchanged,
  revision: 1,
  _id: readerId('east'),
  compoundId: compoundId('sample'),
  gateId: gateId('east'),
  name: '示例读脸机',
  key: sealedSample('key'),
  list: 'active',
  since: NOON,
  lastSeenAt: null,
  nonces: [],
  requests: 0,
  ...overrides,
})

/** A face that the reader is ordered to learn. */
export const aFace = (overrides: Partial<FaceDocument> = {}): FaceDocument => ({
  _id: 'rea_east:pas_li',
  readerId: readerId('east'),
  passId: passId('li'),
  state: 'asked',
  since: NOON,
  version: 1,
  photo: 'cloud://sample/portraits/rdr_li/face.jpg',
  until: daysAfter(NOON, 30),
  holder: { maskedName: '示*', workKind: 'deliveryRider', platform: '示例平台', station: '示例站点', photo: null },
  receipt: null,
  revision: 1,
  ...overrides,
})

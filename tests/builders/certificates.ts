import type { CertificateDocument } from '../../cloudfunctions/domains/course/certificates/certificateDocument'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { CertificateView } from '../../contract/course/certificate'
import { certificateNoFrom } from '../../contract/course/certificateNo'
import { sessionId } from './offerings'
import { personId } from './people'
import { NOON } from './time'

/** A valid certificate number. The same word of base 32 gives the same number. */
export const aCertificateNo = (word = 'SAMPLE') => certificateNoFrom(word.padEnd(15, '0'))

export const aCertificate = (overrides: Partial<CertificateDocument> = {}): CertificateDocument => ({
  ...unchanged,
  _id: aCertificateNo(),
  sessionId: sessionId(),
  personId: personId('li'),
  name: '李*',
  title: '示例插花课',
  programme: 'nightSchool',
  school: '示例学校',
  month: '2026-11',
  attended: 3,
  issuedAt: NOON,
  revoked: null,
  ...overrides,
})

export const aCertificateView = (overrides: Partial<CertificateView> = {}): CertificateView => ({
  number: '7K3M-09QA-ZT4W-8RCB',
  programme: 'nightSchool',
  sessionId: sessionId(),
  title: '示例插花课',
  school: '示例学校',
  month: '2026-11',
  name: '李*',
  issuedAt: NOON.toISOString(),
  attended: 3,
  state: 'valid',
  reason: null,
  ...overrides,
})

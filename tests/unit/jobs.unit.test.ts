import { main } from '../../cloudfunctions/functions/jobs'
import { checkAudit, isAuditTime } from '../../cloudfunctions/kernel/jobs/auditCheck'
import { applyRetention } from '../../cloudfunctions/kernel/jobs/retention'
import { reconcile } from '../builders/house'
import { aPlatformContext } from '../builders/platform'

jest.mock('../../cloudfunctions/kernel/jobs/reconcile', () => ({ reconcile: jest.fn() }))
jest.mock('../../cloudfunctions/domains/course/jobs/lessonsDue', () => ({ followLessons: jest.fn() }))
jest.mock('../../cloudfunctions/domains/pass/jobs/passDue', () => ({ followDue: jest.fn() }))
jest.mock('../../cloudfunctions/domains/booking/jobs/bookingsDue', () => ({ followBookingsDue: jest.fn() }))
jest.mock('../../cloudfunctions/domains/course/jobs/draws', () => ({ runDraws: jest.fn() }))
jest.mock('../../cloudfunctions/domains/course/jobs/certificates', () => ({ issueCertificates: jest.fn() }))
jest.mock('../../cloudfunctions/kernel/jobs/retention', () => ({ applyRetention: jest.fn() }))
jest.mock('../../cloudfunctions/kernel/jobs/auditCheck', () => ({
  ...jest.requireActual('../../cloudfunctions/kernel/jobs/auditCheck'),
  checkAudit: jest.fn(),
}))

const [reconciles, forgets, checks] = [jest.mocked(reconcile), jest.mocked(applyRetention), jest.mocked(checkAudit)]
const logged: string[] = []

beforeEach(() => {
  jest.resetAllMocks()
  jest.useFakeTimers({ now: new Date('2026-11-23T04:00:00Z') })
  logged.length = 0
  jest.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line))
})
afterEach(() => jest.useRealTimers())

const turn = (event: object = {}) => main({ Type: 'Timer', ...event }, aPlatformContext())

test('every turn of the timer finishes what was left and forgets what is old', async () => {
  expect(await turn()).toMatchObject({ ok: true })
  expect([reconciles, forgets, checks].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0])
})

test('once a night the audit trail is checked, too', async () => {
  jest.setSystemTime(new Date('2026-11-23T20:03:00Z'))
  await turn()
  expect(checks).toHaveBeenCalledTimes(1)
})

test('that night’s turn is one of the five-minute turns, the one after 04:00 in Shanghai', () => {
  const turns = Array.from({ length: 288 }, (_, n) => new Date(Date.UTC(2026, 10, 23) + n * 300_000 + 2000))
  expect(turns.filter(isAuditTime).map((at) => at.toISOString())).toEqual(['2026-11-23T20:00:02.000Z'])
})

test('a job that fails is logged and holds up none of the others', async () => {
  reconciles.mockRejectedValue(new Error('示例 oSample'))
  forgets.mockResolvedValue({ riders: 2 })
  expect(await turn()).toEqual({ ok: false, results: { reconcile: 'failed', retention: { riders: 2 } } })
  expect(logged.join()).not.toMatch(/示例|oSample/)
})

test.each([
  ['reconcile', [1, 0, 0]],
  ['retention', [0, 1, 0]],
  ['auditCheck', [0, 0, 1]],
])('an operator’s event runs %s alone', async (Message, calls) => {
  await turn({ Message })
  expect([reconciles, forgets, checks].map(({ mock }) => mock.calls.length)).toEqual(calls)
})

test.each(['constructor', '__proto__', 'toString', 'nothing', ''])('a message %p names no job: what is due is done', async (Message) => {
  expect(await turn({ Message })).toMatchObject({ ok: true })
  expect(reconciles).toHaveBeenCalledTimes(1)
})

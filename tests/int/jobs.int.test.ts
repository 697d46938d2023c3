import { exportedFiles } from '../../cloudfunctions/kernel/exports/exportedFile'
import { fileIdOf } from '../../cloudfunctions/kernel/files'
import { inBatches } from '../../cloudfunctions/kernel/inBatches'
import { messages } from '../../cloudfunctions/kernel/inbox/messages'
import type { Job, JobReport, JobTurn } from '../../cloudfunctions/kernel/job'
import { jobStateOf, jobStates } from '../../cloudfunctions/kernel/jobs/jobState'
import { retention } from '../../cloudfunctions/kernel/jobs/retention'
import { runJobs } from '../../cloudfunctions/kernel/jobs/runJobs'
import { createTimer } from '../../cloudfunctions/kernel/jobs/timer'
import { invitations } from '../../cloudfunctions/kernel/people/invitations'
import { HOUR_MS } from '../../contract/kernel/duration'
import type { MessageId, PersonId } from '../../contract/kernel/ids'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { everyDomain } from '../builders/house'
import { aPlatformContext } from '../builders/platform'
import { sealedSample } from '../builders/riders'
import { daysAfter, minutesAfter, NOON } from '../builders/time'
import { until } from '../support/patience'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const THROUGH: JobReport = { cursor: null, behindBy: 0 }

/** What ran, in order. */
let ran: string[] = []
/** Milliseconds that have passed: work takes as long as a job says. */
let elapsed = 0
beforeEach(() => {
  ran = []
  elapsed = 0
})
afterEach(async () => {
  for (const { _id } of (await city.documents()).jobStates ?? []) await jobStates.remove(String(_id))
})

type Work = (turn: JobTurn) => JobReport | Promise<JobReport>
const aJob = (name: string, work: Work = () => THROUGH, settings: Partial<Job> = {}): Job => ({
  name: `sample.${name}`,
  budgetMs: 10_000,
  async run(turn) {
    ran.push(name)
    return work(turn)
  },
  ...settings,
})

/** Does one thing after the other, each of a second, as long as there is time; it is never through. */
const greedy: Work = ({ cursor, hasTime }) => {
  let done = Number(cursor ?? 0)
  while (hasTime()) {
    elapsed += 1000
    done += 1
  }
  return { cursor: String(done), behindBy: 100 }
}

const turnAt = (now: Date, jobs: readonly Job[], settings: { budgetMs?: number; asked?: boolean } = {}) =>
  runJobs(jobs, { clock: () => now, stopwatch: () => elapsed, budgetMs: 50_000, ...settings })

const linesOf = (name: string) => city.log.map((line) => JSON.parse(line)).filter(({ action }) => action === `jobs.sample.${name}`)

describe('whose turn it is', () => {
  test('comes first who has waited longest; who never ran before everybody', async () => {
    const [a, b, c] = [aJob('a'), aJob('b'), aJob('c')]
    await turnAt(minutesAfter(NOON, 2), [a])
    await turnAt(minutesAfter(NOON, 1), [b])
    ran = []
    await turnAt(minutesAfter(NOON, 3), [a, b, c])
    expect(ran).toEqual(['c', 'b', 'a'])
  })

  test('a greedy job ends with its budget, and comes again when all others have had their turn', async () => {
    const outcomes = await turnAt(NOON, [aJob('greedy', greedy), aJob('b'), aJob('c')], { budgetMs: 25_000 })
    expect(ran.slice(0, 4)).toEqual(['greedy', 'b', 'c', 'greedy'])
    expect(elapsed).toBe(25_000)
    expect(outcomes).toMatchObject({ 'sample.greedy': { behindBy: 100 }, 'sample.b': { behindBy: 0 } })
    expect(await jobStateOf('sample.greedy')).toMatchObject({ cursor: '25', behindBy: 100 })
  })

  test('when greedy jobs use up the whole time, the next turn begins with those who had none', async () => {
    const jobs = ['a', 'b', 'c', 'd'].map((name) => aJob(name, greedy))
    await turnAt(NOON, jobs, { budgetMs: 20_000 })
    expect(ran).toEqual(['a', 'b'])
    elapsed = 0
    await turnAt(minutesAfter(NOON, 1), jobs, { budgetMs: 20_000 })
    expect(ran).toEqual(['a', 'b', 'c', 'd'])
    elapsed = 0
    await turnAt(minutesAfter(NOON, 2), jobs, { budgetMs: 20_000 })
    expect(ran.slice(4).toSorted()).toEqual(['a', 'b'])
  })

  test('a job that fails holds up no other, and tries the same again in the next turn', async () => {
    const cursors: unknown[] = []
    const answers: (() => JobReport)[] = [
      () => ({ cursor: 'half', behindBy: 7 }),
      () => {
        throw Object.assign(new Error('示例 oSample'), { code: 'SAMPLE' })
      },
    ]
    const broken = aJob(
      'broken',
      ({ cursor }) => {
        cursors.push(cursor)
        return (answers.shift() ?? (() => THROUGH))()
      },
      { everyMs: 24 * HOUR_MS },
    )
    expect(await turnAt(NOON, [broken, aJob('b')])).toMatchObject({ 'sample.broken': 'failed', 'sample.b': { behindBy: 0 } })
    expect(await jobStateOf('sample.broken')).toMatchObject({ cursor: 'half', behindBy: 7, leasedUntil: new Date(0) })
    await turnAt(minutesAfter(NOON, 1), [broken, aJob('b')])
    expect(cursors).toEqual([null, 'half', 'half'])
    expect(ran.filter((name) => name === 'b')).toHaveLength(2)
    expect(linesOf('broken')).toMatchObject([{ level: 'info' }, { level: 'error', code: 'INTERNAL' }, { level: 'info' }])
    expect(city.log.join()).not.toMatch(/示例|oSample/)
  })
})

describe('two timers at once', () => {
  test('give a job one turn between them', async () => {
    let ended = 0
    const slow = aJob('slow', async () => {
      await until(() => ended === 2)
      return THROUGH
    })
    const turn = async (now: Date) => {
      await turnAt(now, [slow])
      ended += 1
    }
    await Promise.all([turn(NOON), turn(NOON), turn(minutesAfter(NOON, 1))])
    expect(ran).toEqual(['slow'])
  })

  test('a turn that died keeps the next one waiting no longer than it could have lived', async () => {
    const dying = aJob('dying')
    const { revision } = await jobStateOf('sample.dying')
    // As its process left it: begun at noon, and never ended.
    const leasedUntil = new Date(NOON.getTime() + 70_000)
    await jobStates.update('sample.dying', { revision }, { revision: revision + 1, ranAt: NOON, leasedUntil, cursor: 'half' })
    await turnAt(minutesAfter(NOON, 1), [dying])
    expect(ran).toEqual([])
    await turnAt(minutesAfter(NOON, 2), [dying])
    expect(ran).toEqual(['dying'])
  })

  test('who comes back after the lease was lost does not write over what the other has reached', async () => {
    let wake = () => {}
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    const sleeper = aJob('sleeper', async ({ now }) => {
      if (now.getTime() > NOON.getTime()) return { cursor: 'further', behindBy: 0 }
      await asleep
      return { cursor: 'behind', behindBy: 0 }
    })
    const first = turnAt(NOON, [sleeper])
    await until(() => ran.length > 0)
    await turnAt(minutesAfter(NOON, 2), [sleeper])
    wake()
    await first
    expect(ran).toHaveLength(2)
    expect(await jobStateOf('sample.sleeper')).toMatchObject({ cursor: 'further' })
  })
})

describe('a job that runs once in a while', () => {
  const daily = (work?: Work) => aJob('daily', work, { everyMs: 24 * HOUR_MS })

  test('is not run before its time, unless somebody asks for it by name', async () => {
    await turnAt(NOON, [daily()])
    for (const minutes of [1, 60, 23 * 60]) await turnAt(minutesAfter(NOON, minutes), [daily()])
    expect(ran).toHaveLength(1)
    await turnAt(minutesAfter(NOON, 23 * 60), [daily()], { asked: true })
    expect(ran).toHaveLength(2)
    // Asked for, it begins its day anew.
    await turnAt(minutesAfter(NOON, 24 * 60), [daily()])
    expect(ran).toHaveLength(2)
    await turnAt(minutesAfter(NOON, 47 * 60), [daily()])
    expect(ran).toHaveLength(3)
  })

  test('goes on in the next turn when it is not through', async () => {
    const reports: JobReport[] = [{ cursor: 'half', behindBy: 0 }, THROUGH]
    const work = () => reports.shift() ?? THROUGH
    for (const minutes of [0, 1, 2]) await turnAt(minutesAfter(NOON, minutes), [daily(work)])
    expect(ran).toHaveLength(2)
  })
})

describe('every turn', () => {
  test('says in the log how far behind it is, and how long ago the last one was', async () => {
    const reports: JobReport[] = [{ cursor: 'half', behindBy: 300, result: { settled: 5 } }, THROUGH, THROUGH]
    const job = aJob('told', () => reports.shift() ?? THROUGH)
    await turnAt(NOON, [job])
    await turnAt(minutesAfter(NOON, 1), [job])
    expect(linesOf('told').map(({ result }) => result)).toEqual([
      { settled: 5, behindBy: 300, sinceLastMs: null },
      { behindBy: 0, sinceLastMs: 0 },
      { behindBy: 0, sinceLastMs: 60_000 },
    ])
  })

  test('of the timer gives each job of each domain its turn', async () => {
    const timer = createTimer(() => NOON)
    expect(await timer({ Type: 'Timer' }, aPlatformContext())).toMatchObject({ ok: true })
    const names = everyDomain.flatMap(({ jobs = [] }) => jobs.map(({ name }) => name))
    const { jobStates: states = [] } = await city.documents()
    expect(states.map(({ _id }) => _id).toSorted()).toEqual(names.toSorted())
    for (const name of names) expect(city.log.join('\n')).toContain(`"jobs.${name}"`)
    for (const state of states) expect(state).toMatchObject({ behindBy: 0, cursor: null, ranAt: NOON })
  })
})

describe('R3, SH4: retention', () => {
  const old = (personId: PersonId) => ({ personId, at: NOON, readAt: null, kind: 'message', content: sealedSample('content') }) as const
  const store = (names: readonly string[], { personId }: Phone) =>
    inBatches(names, 20, (name) => messages.insert({ ...old(personId), _id: `msg_${name}` as MessageId }))
  const count = () => messages.count('age', { equals: { kind: 'message' } })
  const always = () => true

  test('removes by ranges until its time is used, goes on where it ran out, and comes to all rules', async () => {
    const phone = scene.stranger()
    const names = Array.from({ length: 2500 }, (_, n) => `old${n}`)
    // One instant each, so that a range holds as many as it means to.
    await inBatches(names, 20, async (name) => {
      const at = new Date(NOON.getTime() + Number(name.slice(3)))
      await messages.insert({ ...old(phone.personId), at, _id: `msg_${name}` as MessageId })
    })
    await scene.staff.must('staff.invite', { grant: { role: 'staff' } })
    const now = daysAfter(city.now, 184)
    const counts: number[] = []
    const reports: JobReport[] = []
    do {
      const before = await count()
      const removing = jest.spyOn(messages, 'removeWhere')
      const hasTime = () => removing.mock.calls.length === 0
      reports.push(await retention.run({ now, cursor: reports.at(-1)?.cursor ?? null, hasTime }))
      removing.mockRestore()
      counts.push(before - (await count()))
    } while (reports.at(-1)?.cursor !== null)
    expect(counts.filter((some) => some > 0)).toEqual([1000, 1000, 500])
    const late = reports.find(({ behindBy }) => behindBy > 0)
    expect(late).toMatchObject({ behindBy: 1500, result: { messages: 1000, daysPastTerm: { messages: expect.closeTo(4, 0) } } })
    expect(city.log.join('\n')).toContain('RETENTION_BEHIND')
    expect(await invitations.count('expiresAt', { equals: { kind: 'invitation' } })).toBe(0)
  })

  test('removes nothing that is not past its term at that moment', async () => {
    await store(['exact', 'young'], scene.stranger())
    await messages.update('msg_young', {}, { at: daysAfter(NOON, 1) })
    await retention.run({ now: daysAfter(NOON, 180), cursor: null, hasTime: always })
    expect([await messages.get('msg_exact'), await messages.get('msg_young')]).toMatchObject([null, { _id: 'msg_young' }])
    await messages.remove('msg_young')
  })

  test('SM11: hundreds that can not be removed hold up none, in the first turn and in those after it', async () => {
    const stuck = Array.from({ length: 250 }, (_, n) => `stuck${n}`)
    await inBatches(stuck, 20, (_id) => exportedFiles.insert({ _id, at: NOON, kind: 'export' }))
    const exported = { _id: await fileIdOf('exports/sample/late.xlsx'), at: minutesAfter(NOON, 1), kind: 'export' } as const
    await exportedFiles.insert(exported)
    const { remove } = exportedFiles
    const removing = jest.spyOn(exportedFiles, 'remove').mockImplementation(async (id, guard) => {
      if (stuck.includes(id)) throw Object.assign(new Error('示例'), { code: 'SAMPLE' })
      return remove(id, guard)
    })
    const now = daysAfter(NOON, 3)
    expect(await retention.run({ now, cursor: null, hasTime: always })).toMatchObject({ result: { exportedFiles: 1 } })
    expect(await exportedFiles.get(exported._id)).toBeNull()
    expect(city.log.join('\n')).toContain('RETENTION_BEHIND')
    removing.mockRestore()
    for (const _id of stuck) await exportedFiles.remove(_id)
  })
})

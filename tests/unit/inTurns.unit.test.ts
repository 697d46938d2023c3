import { inTurns } from '../../cloudfunctions/kernel/inBatches'

const people = (count: number) => Array.from({ length: count }, (_, n) => [`per_${String(n).padStart(4, '0')}`, n] as const)

/** Does everything turn by turn, as the outbox does; each turn has time for so many pages. Returns what was done in which order, and the turns. */
async function allTurns(all: ReturnType<typeof people>, pages: number, fails: (n: number, turn: number) => boolean) {
  const done: number[] = []
  let after: string | null = null
  for (let turn = 0; turn < 50; turn += 1) {
    let looks = 0
    const hasTime = () => ++looks < pages
    const work = async (n: number) => {
      if (fails(n, turn)) throw new Error('示例')
      done.push(n)
    }
    try {
      after = await inTurns<string, number>(all, after, hasTime, work)
      if (after === null) return { done, turns: turn + 1 }
    } catch {
      // The outbox tries again from where it was.
    }
  }
  throw new Error('never through')
}

describe('R6, SM11: a fan-out in turns', () => {
  test.each([1, 2, 7])('comes to everybody once, with time for %d pages a turn', async (pages) => {
    const { done, turns } = await allTurns(people(650), pages, () => false)
    expect(done).toEqual(people(650).map(([, n]) => n))
    expect(turns).toBe(Math.ceil(7 / pages))
  })

  test('a hundred who fail hold up none of those behind them, and are tried until they are done', async () => {
    const { done } = await allTurns(people(101), 2, (n, turn) => n < 100 && turn < 5)
    expect(done.indexOf(100)).toBe(0)
    expect(new Set(done)).toEqual(new Set(people(101).map(([, n]) => n)))
  })

  test('goes on with the first who failed, and fails when it begins with a failure', async () => {
    const fails = async (n: number) => {
      if (n === 3) throw Object.assign(new Error('示例'), { code: 'SAMPLE' })
    }
    const after = await inTurns<string, number>(people(10), null, () => true, fails)
    expect(after).toBe('per_0002')
    await expect(inTurns<string, number>(people(10), after, () => true, fails)).rejects.toMatchObject({ code: 'SAMPLE' })
  })
})

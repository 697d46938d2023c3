import type { RiderId } from '../../../contract/account/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import { house } from '../../kernel/house'
import type { Job, JobReport } from '../../kernel/job'
import { runBacklog } from '../../kernel/jobs/runEach'
import { people } from '../../kernel/people/personDocument'
import { riders } from './riders'

/** An erasure that is looked after once more, when every function that was running at its time has ended. */
export interface ErasureDocument {
  /** Made of the alias of the erased person, who is named here until that second look and no longer. */
  readonly _id: string
  readonly personId: PersonId
  readonly riderId: RiderId
  readonly alias: string
  /** When the erasure was done. */
  readonly at: Date
  readonly sweepAt: Date
  /** Fixed for the retention index. */
  readonly kind: 'erasure'
}

export const erasures = openCollection<ErasureDocument>({
  name: 'erasures',
  indexes: [
    {
      name: 'due',
      keys: [
        ['kind', 1],
        ['sweepAt', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 7, index: 'due', equals: { kind: 'erasure' } }],
    why: 'Removed by the second look, minutes later; one that fails for a week needs an engineer, who finds it in the log.',
  },
})

/** Functions run for a minute at most. */
const LONGEST_RUN_MS = 60_000
const SWEEP_MS = 2 * LONGEST_RUN_MS

/** Has the second look come, once for each erasure. */
export const planSweep = (erasure: Pick<ErasureDocument, 'personId' | 'riderId' | 'alias' | 'at'>, now: Date): Promise<boolean> =>
  erasures.insert({ ...erasure, _id: `ers_${erasure.alias}`, sweepAt: new Date(now.getTime() + SWEEP_MS), kind: 'erasure' })

/**
 * Erases a person in every domain: the kernel's part first, then from the last domain to the first, since later domains use earlier ones. A
 * domain that fails does not stop the others; the first failure is thrown at the end.
 */
export async function eraseInEveryDomain({ personId, at, alias }: Pick<ErasureDocument, 'personId' | 'at' | 'alias'>): Promise<void> {
  const [kernel, ...domains] = house().domains
  const failures: unknown[] = []
  for (const domain of [kernel, ...domains.reverse()]) {
    try {
      await domain?.erase?.(personId, at, alias)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

const PAGE = 20

/**
 * The second look after an erasure: a function that ran at that time may have written something about the person and died before it noticed.
 * Of somebody who has registered again meanwhile only what is older goes.
 */
export const sweepErasures: Job = {
  name: 'account.erasures',
  budgetMs: 10_000,
  async run(turn): Promise<JobReport> {
    const due = { collection: erasures, index: 'due', query: { equals: { kind: 'erasure' }, upTo: turn.now }, size: PAGE }
    const { done: swept, ...progress } = await runBacklog(sweepErasures.name, due, turn, sweep)
    return { ...progress, result: { swept } }
  },
}

async function sweep(erasure: ErasureDocument): Promise<void> {
  await ((await isBack(erasure)) ? eraseFormer(erasure) : eraseInEveryDomain(erasure))
  await erasures.remove(erasure._id)
}

/** What a function of before the erasure may have written until it ended, but nothing of the new registration. */
async function eraseFormer({ personId, riderId, at, alias }: ErasureDocument): Promise<void> {
  const endedBy = new Date(at.getTime() + LONGEST_RUN_MS)
  const registeredAt = (await riders.get(riderId))?.steps[0]?.at ?? endedBy
  const before = registeredAt < endedBy ? registeredAt : endedBy
  for (const domain of house().domains) await domain.eraseFormer?.(personId, before, alias)
}

async function isBack({ personId, riderId }: ErasureDocument): Promise<boolean> {
  const [rider, person] = await Promise.all([riders.get(riderId), people.get(personId)])
  return rider !== null || Object.keys(person?.consents ?? {}).length > 0
}

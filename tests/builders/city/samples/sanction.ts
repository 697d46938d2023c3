import type { OpenPass } from '../../../../cloudfunctions/domains/pass/documents/openPass'
import type { Sanction } from '../../../../cloudfunctions/domains/pass/documents/pass'
import { personId } from '../../people'
import { NOON } from '../../time'
import type { Scene } from '../scene'
import type { Samples } from './sample'

type Names = Extract<keyof Samples, `sanction.${string}` | `appeal.${string}`>

/** A measure that somebody else of the staff proposed at noon. */
export const PROPOSED = {
  proposal: { measure: { kind: 'suspend', days: 7 }, reason: 'sharedPass', by: personId('colleague'), at: NOON },
  proposedAt: NOON,
} as const satisfies Partial<OpenPass>

export const SUSPENDED: Sanction = { kind: 'suspend', reason: 'sharedPass', since: NOON, until: null }

export const APPEALED = {
  appeal: { state: 'waiting', at: NOON, text: '示例：那天不是我', answer: null },
  appealedAt: NOON,
} as const satisfies Partial<OpenPass>

const about = async ({ staff, holder }: Scene, pass?: Partial<OpenPass>) => {
  const { passId } = await holder(pass)
  return { by: staff, input: { passId }, other: null }
}

export const sanctionSamples: Pick<Samples, Names> = {
  'sanction.show': (scene) => about(scene),
  'sanction.waiting': async (scene) => {
    await scene.holder(PROPOSED)
    return { by: scene.staff, input: {}, other: null }
  },
  'sanction.propose': async (scene) => {
    const { by, input } = await about(scene)
    const measure = { ...input, measure: { kind: 'suspend' as const, days: 7 }, reason: 'sharedPass' as const }
    return { by, input: measure, other: { ...measure, reason: 'forgedCode' } }
  },
  'sanction.confirm': async (scene) => {
    const { by, input } = await about(scene, PROPOSED)
    return { by, input: { ...input, proposedAt: NOON.toISOString() }, other: { ...input, proposedAt: '2026-11-23T05:00:00.000Z' } }
  },
  'sanction.drop': (scene) => about(scene, PROPOSED),
  'sanction.lift': (scene) => about(scene, { sanction: SUSPENDED }),
  'appeal.file': async ({ holder }) => ({
    by: await holder({ sanction: SUSPENDED }),
    input: { text: '示例：那天不是我' },
    other: { text: '示例：那天真的不是我' },
  }),
  'appeal.waiting': async (scene) => {
    await scene.holder({ sanction: SUSPENDED, ...APPEALED })
    return { by: scene.staff, input: {}, other: null }
  },
  'appeal.answer': async (scene) => {
    const { by, input } = await about(scene, { sanction: SUSPENDED, ...APPEALED })
    const answer = { ...input, accepted: true, answer: '示例：查过了，是误会' }
    return { by, input: answer, other: { ...answer, accepted: false } }
  },
}

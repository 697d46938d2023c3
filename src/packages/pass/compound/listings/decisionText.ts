import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'

export type DecisionResult = OutputOf<Actions['compound.decideListings']>['results'][number]
type Problem = NonNullable<DecisionResult['problem']>

/** Why one rider could not be decided on, for the property manager. */
const problemText: Record<Problem, string> = {
  LISTING_CHANGED: '名单刚变过，已经有人处理或小哥自己撤回了',
  PASS_NOT_ACTIVE: '小哥码现在不能用',
  CONVENTION_NOT_ACCEPTED: '本人还没签文明公约',
  CONVENTION_NOT_SIGNED: '文明公约没签齐，站点、物业、社区都要签',
}

export type DecisionKind = 'approve' | 'prolong' | 'refuse' | 'remove'

const doneText: Record<DecisionKind, string> = { approve: '已批准', prolong: '已延长', refuse: '没有同意', remove: '已移出' }

/** "3 人已批准", and one line for each thing that stood against it: "1 人不行：本人还没签文明公约（李*）". */
export function decisionText(kind: DecisionKind, results: readonly DecisionResult[], nameOf: (passId: string) => string): string[] {
  const done = results.filter(({ problem }) => problem === null).length
  const problems = [...new Set(results.flatMap(({ problem }) => problem ?? []))]
  const lines = problems.map((problem) => {
    const names = results.filter((result) => result.problem === problem).map(({ passId }) => nameOf(passId))
    return `${names.length} 人不行：${problemText[problem]}（${names.join('、')}）`
  })
  return done > 0 ? [`${done} 人${doneText[kind]}，会收到消息`, ...lines] : lines
}

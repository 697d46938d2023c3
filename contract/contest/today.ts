import type { CategoryId, ContestId } from './ids'

declare module '../kernel/today' {
  interface TodayKinds {
    /** A place in a category that is kept for me. */
    categoryOffer: { contestId: ContestId; categoryId: CategoryId; title: string }
    /** The contest in which I take part begins today. */
    contestDay: { contestId: ContestId; categoryId: CategoryId; title: string }
  }
}

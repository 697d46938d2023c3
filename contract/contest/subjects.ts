import type { Subjects } from '../kernel/subjects'

/** What each action of this domain shows or changes. */
export const contestSubjects: Subjects = {
  'home.show': ['contests'],
  'rider.withdraw': ['contests'],

  'contest.list': ['contests'],
  'contest.show': ['contests'],
  'contest.mine': ['contests'],
  'contest.results': ['contests'],
  'contest.honours': ['contests'],
  'contest.enrol': ['contests'],
  'contest.wait': ['contests'],
  'contest.accept': ['contests'],
  'contest.leave': ['contests'],
  'contest.signUp': ['contests'],
  'contest.save': ['contests'],
  'contest.publish': ['contests'],
  'contest.saveResults': ['contests'],
}

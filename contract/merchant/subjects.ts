import type { Subjects } from '../kernel/subjects'

/** What each action of this domain shows or changes. */
export const merchantSubjects: Subjects = {
  'account.me': ['merchants'],
  'home.show': ['merchants'],

  'merchant.save': ['merchants'],
  'merchant.today': ['accessEvents'],
  'merchant.verify': ['accessEvents'],
}

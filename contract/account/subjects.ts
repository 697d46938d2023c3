import type { Subjects } from '../kernel/subjects'

/** What each action of this domain shows or changes. */
export const accountSubjects: Subjects = {
  'account.me': ['registration', 'applications', 'consents', 'roles', 'inbox', 'credits'],
  'home.show': ['registration', 'applications', 'consents', 'roles', 'inbox', 'credits'],
  'consent.decide': ['consents'],
  'inbox.list': ['inbox'],
  'inbox.markRead': ['inbox'],
  'inbox.addCredit': ['credits'],
  'role.invitation': [],
  'role.accept': ['roles', 'proposals', 'inbox'],
  'role.layDown': ['roles', 'inbox', 'applications'],

  'rider.uploadTicket': [],
  'rider.saveDraft': ['registration'],
  'rider.bindPhone': ['registration'],
  'rider.register': ['registration', 'applications'],
  'rider.withdraw': ['registration', 'applications', 'consents', 'inbox', 'credits'],

  'station.list': ['stations'],
  'station.waiting': ['applications'],
  'station.members': ['applications'],
  'station.application': ['applications'],
  'station.revealPhone': ['applications'],
  'station.vouch': ['applications'],
  'station.return': ['applications'],
  'station.remove': ['applications'],

  'staff.waiting': ['applications'],
  'staff.application': ['applications'],
  'staff.approve': ['applications'],
  'staff.return': ['applications'],
  'staff.saveStation': ['stations', 'proposals'],
  'staff.saveTown': ['stations', 'towns'],
  'staff.invite': ['proposals'],
  'staff.revokeRole': ['roles', 'proposals'],
  'staff.proposals': ['proposals'],
  'staff.confirmGrant': ['roles', 'proposals'],
  'staff.dropGrant': ['proposals'],
  'staff.confirmTrust': ['stations', 'proposals'],
}

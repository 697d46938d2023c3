import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { acceptInvitation } from './actions/acceptInvitation'
import { bindPhone } from './actions/bindPhone'
import { decideConsent } from './actions/decideConsent'
import { addCredit, listMessages, markRead } from './actions/inbox'
import { invite } from './actions/invite'
import { listStations } from './actions/listStations'
import { listMembers, listWaiting, listWaitingForStaff } from './actions/lists'
import { me } from './actions/me'
import { register } from './actions/register'
import { removeRider, returnApplication, revealPhone, showApplication, vouch } from './actions/review'
import { revokeRole } from './actions/revokeRole'
import { saveDraft } from './actions/saveDraft'
import { saveStation } from './actions/saveStation'
import { saveTown } from './actions/saveTown'
import { approve, returnByStaff, showToStaff } from './actions/staffReview'
import { withdraw } from './actions/withdraw'

export const handlers: HandlersOf<'account'> = {
  'account.me': me,
  'consent.decide': decideConsent,
  'inbox.addCredit': addCredit,
  'inbox.list': listMessages,
  'inbox.markRead': markRead,
  'rider.bindPhone': bindPhone,
  'rider.register': register,
  'rider.saveDraft': saveDraft,
  'rider.withdraw': withdraw,
  'role.accept': acceptInvitation,
  'staff.application': showToStaff,
  'staff.approve': approve,
  'staff.invite': invite,
  'staff.return': returnByStaff,
  'staff.revokeRole': revokeRole,
  'staff.saveStation': saveStation,
  'staff.saveTown': saveTown,
  'staff.waiting': listWaitingForStaff,
  'station.application': showApplication,
  'station.list': listStations,
  'station.members': listMembers,
  'station.remove': removeRider,
  'station.return': returnApplication,
  'station.revealPhone': revealPhone,
  'station.vouch': vouch,
  'station.waiting': listWaiting,
}

export const main = createEntry({ actions: registry, handlers })

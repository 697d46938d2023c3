import { registry } from '../../../contract/registry'
import { acceptInvitation } from '../../domains/account/actions/acceptInvitation'
import { bindPhone } from '../../domains/account/actions/bindPhone'
import { decideConsent } from '../../domains/account/actions/decideConsent'
import { addCredit, listMessages, markRead } from '../../domains/account/actions/inbox'
import { invite } from '../../domains/account/actions/invite'
import { listStations } from '../../domains/account/actions/listStations'
import { listMembers, listWaiting, listWaitingForStaff } from '../../domains/account/actions/lists'
import { me } from '../../domains/account/actions/me'
import { register } from '../../domains/account/actions/register'
import { removeRider, returnApplication, revealPhone, showApplication, vouch } from '../../domains/account/actions/review'
import { revokeRole } from '../../domains/account/actions/revokeRole'
import { saveDraft } from '../../domains/account/actions/saveDraft'
import { saveStation } from '../../domains/account/actions/saveStation'
import { saveTown } from '../../domains/account/actions/saveTown'
import { approve, returnByStaff, showToStaff } from '../../domains/account/actions/staffReview'
import { withdraw } from '../../domains/account/actions/withdraw'
import { createEntry } from '../../kernel/entry'
import type { HandlersOf } from '../../kernel/handler'

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

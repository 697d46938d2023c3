import { meActions } from '../../../contract/account/account'
import { consentActions } from '../../../contract/account/consent'
import { riderActions } from '../../../contract/account/rider'
import { staffActions } from '../../../contract/account/staff'
import { stationActions } from '../../../contract/account/station'
import { serve } from '../../kernel/handler'
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

/** What this domain answers. */
export const accountHandlers = [
  ...serve(meActions, {
    me,
    acceptInvitation,
    listMessages,
    markRead,
    addCredit,
  }),
  ...serve(consentActions, {
    decide: decideConsent,
  }),
  ...serve(riderActions, {
    saveDraft,
    bindPhone,
    register,
    withdraw,
  }),
  ...serve(staffActions, {
    listWaiting: listWaitingForStaff,
    showApplication: showToStaff,
    approve,
    returnApplication: returnByStaff,
    saveStation,
    saveTown,
    invite,
    revokeRole,
  }),
  ...serve(stationActions, {
    listStations,
    listWaiting,
    listMembers,
    showApplication,
    revealPhone,
    vouch,
    returnApplication,
    removeRider,
  }),
]

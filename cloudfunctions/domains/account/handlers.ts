import { meActions } from '../../../contract/account/account'
import { consentActions } from '../../../contract/account/consent'
import { riderActions } from '../../../contract/account/rider'
import { staffActions } from '../../../contract/account/staff'
import { stationActions } from '../../../contract/account/station'
import { serve } from '../../kernel/handler'
import { decideConsent } from './actions/consent'
import { addCredit, listMessages, markRead } from './actions/inbox'
import { me } from './actions/me'
import { bindPhone, register, saveDraft, uploadTicket, withdraw } from './actions/registration'
import {
  approve,
  listMembers,
  listWaiting,
  listWaitingForStaff,
  removeRider,
  returnApplication,
  returnByStaff,
  revealPhone,
  showApplication,
  showToStaff,
  vouch,
} from './actions/review'
import { acceptInvitation, confirmGrant, dropGrant, invite, layDown, listProposals, revokeRole, showInvitation } from './actions/roles'
import { confirmTrust, listStations, saveStation, saveTown } from './actions/stations'

/** What this domain answers. */
export const accountHandlers = [
  ...serve(meActions, {
    me,
    showInvitation,
    acceptInvitation,
    layDown,
    listMessages,
    markRead,
    addCredit,
  }),
  ...serve(consentActions, {
    decide: decideConsent,
  }),
  ...serve(riderActions, {
    uploadTicket,
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
    listProposals,
    confirmGrant,
    dropGrant,
    confirmTrust,
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

import { compoundActions } from '../../../contract/pass/compound'
import { conventionActions } from '../../../contract/pass/convention'
import { faceReaderActions } from '../../../contract/pass/faceReader'
import { gateActions } from '../../../contract/pass/gate'
import { passActions } from '../../../contract/pass/pass'
import { appealActions, sanctionActions } from '../../../contract/pass/sanction'
import { serve } from '../../kernel/handler'
import {
  inside,
  inviteGuard,
  poster,
  removeGuard,
  renewGateCode,
  save,
  saveGate,
  saveInfo,
  saveMap,
  saveRules,
  show,
  uploadTicket,
} from './actions/compound'
import { accept, ofStation, signForCommunity, signForCompound, signForStation } from './actions/convention'
import { duty, offlineList, refuse, sync, today, undo, verify } from './actions/gate'
import { decideListings, listings } from './actions/listings'
import { exportLog, figures, log } from './actions/log'
import { bind, enterGate, listUses, mine, objectToUse, renew, reportWait } from './actions/pass'
import { add, list, listFaces, remove } from './actions/readers'
import { askListing, leaveListing, listCompounds, setFace, showCompound } from './actions/riderCompounds'
import { answerAppeal, confirm, drop, file, lift, listAppeals, propose, show as sanctionShow, waiting } from './actions/sanction'

/** What this domain answers. */
export const passHandlers = [
  ...serve(compoundActions, {
    save,
    show,
    saveRules,
    saveInfo,
    saveGate,
    renewGateCode,
    poster,
    uploadTicket,
    saveMap,
    inviteGuard,
    removeGuard,
    listings,
    decideListings,
    log,
    exportLog,
    inside,
    figures,
  }),
  ...serve(conventionActions, {
    accept,
    signForStation,
    ofStation,
    signForCompound,
    signForCommunity,
  }),
  ...serve(faceReaderActions, {
    list,
    add,
    remove,
    faces: listFaces,
  }),
  ...serve(gateActions, {
    duty,
    offlineList,
    verify,
    refuse,
    undo,
    today,
    sync,
  }),
  ...serve(passActions, {
    mine,
    bind,
    renew,
    enterGate,
    reportWait,
    listCompounds,
    showCompound,
    askListing,
    leaveListing,
    setFace,
    listUses,
    objectToUse,
  }),
  ...serve(appealActions, {
    appeal: file,
    listAppeals,
    answer: answerAppeal,
  }),
  ...serve(sanctionActions, {
    show: sanctionShow,
    waiting,
    propose,
    confirm,
    drop,
    lift,
  }),
]

import { compoundActions } from '../../../contract/pass/compound'
import { conventionActions } from '../../../contract/pass/convention'
import { faceReaderActions } from '../../../contract/pass/faceReader'
import { gateActions } from '../../../contract/pass/gate'
import { passActions } from '../../../contract/pass/pass'
import { appealActions, sanctionActions } from '../../../contract/pass/sanction'
import { serve } from '../../kernel/handler'
import { answerAppeal, listAppeals } from './actions/appeal/answer'
import { file } from './actions/appeal/file'
import { decideListings } from './actions/compound/decideListings'
import { exportLog } from './actions/compound/exportLog'
import { figures } from './actions/compound/figures'
import { renewGateCode, saveGate } from './actions/compound/gates'
import { inviteGuard, removeGuard } from './actions/compound/guards'
import { inside } from './actions/compound/inside'
import { listings } from './actions/compound/listings'
import { log } from './actions/compound/log'
import { save } from './actions/compound/save'
import { saveMap } from './actions/compound/saveMap'
import { saveInfo, saveRules } from './actions/compound/settings'
import { show } from './actions/compound/show'
import { accept } from './actions/convention/accept'
import { ofStation, signForCommunity, signForCompound, signForStation } from './actions/convention/sign'
import { refuse, undo } from './actions/gate/correct'
import { duty } from './actions/gate/duty'
import { offlineList } from './actions/gate/offlineList'
import { sync } from './actions/gate/sync'
import { today } from './actions/gate/today'
import { verify } from './actions/gate/verify'
import { bind } from './actions/pass/bind'
import { listCompounds, showCompound } from './actions/pass/compounds'
import { enterGate } from './actions/pass/enterGate'
import { askListing, leaveListing, setFace } from './actions/pass/listing'
import { mine } from './actions/pass/mine'
import { renew } from './actions/pass/renew'
import { reportWait } from './actions/pass/reportWait'
import { listUses } from './actions/pass/uses'
import { poster } from './actions/poster'
import { add } from './actions/reader/add'
import { listFaces } from './actions/reader/faces'
import { list } from './actions/reader/list'
import { remove } from './actions/reader/remove'
import { confirm, drop, lift, propose } from './actions/sanction/decide'
import { show as sanctionShow, waiting } from './actions/sanction/show'

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

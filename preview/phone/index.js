// Runs in each phone of the preview before the app does, and gives it what a phone has and a frame on a page lacks: a history, a network and a
// clock of its own. The app knows nothing of it.
import { aheadMs, dataId } from '/preview/now.js'
import { forgetOtherData } from './data.js'
import { keepOwnHistory } from './history.js'
import { followNetwork } from './network.js'
import { followGlances } from './page.js'
import { shiftDate } from './shiftedDate.mjs'
import { showWayOut } from './wayOut.js'

forgetOtherData(dataId)
shiftDate(() => aheadMs)
if (window.parent !== window) keepOwnHistory()
followNetwork()
followGlances()
showWayOut()

import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { GateRefusal } from '../../../../../contract/pass/gateVerdict'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { openPage, openTab } from '../../../../routes'
import type { IconName } from '../../../../ui/icon/iconNames'

export interface WayOut {
  words: string
  icon: IconName
  go: () => unknown
}

interface At {
  compoundId: CompoundId | undefined
  ask: (vehicle: Vehicle) => Promise<unknown>
  rescan: () => Promise<unknown>
}

const register: WayOut = { words: '去登记认证', icon: 'person', go: () => openPage('register') }
const pass = (words: string): WayOut => ({ words, icon: 'pass', go: () => openTab('pass') })

/** The one thing that helps against a refusal, where the app can do it; null where only the gate can. */
export function wayOut(refusal: GateRefusal, { compoundId, ask, rescan }: At): WayOut | null {
  switch (refusal.reason) {
    case 'eBike':
      return { words: '我步行进', icon: 'walk', go: () => ask('foot') }
    case 'notOnWhiteList':
    case 'listingExpired':
      return compoundId ? { words: '去申请白名单', icon: 'list', go: () => openPage('compound', { compoundId }) } : null
    case 'noPass':
      return register
    case 'passSuspended':
    case 'passRevoked':
      if (refusal.end === 'leftStation') return { ...register, words: '去新站点登记' }
      return refusal.end === 'identityMoved' ? pass('看怎么办') : { words: '申诉', icon: 'pen', go: () => openPage('appeal') }
    case 'passExpired':
      return pass('去续期')
    case 'tooManyScans':
      return pass('亮码给门岗扫')
    case 'unknownGate':
      return { words: '重新扫码', icon: 'scan', go: rescan }
    default:
      return null
  }
}

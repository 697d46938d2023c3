import { usualAnswers } from './answers'
import type { Realm } from './realm'
import { Overlays } from './wx/dialogs'
import type { Files } from './wx/files'
import type { WxCall } from './wx/index'
import { Network } from './wx/network'
import { Privacy } from './wx/privacy'

/**
 * The surroundings of the app: the person, the network, the files of the phone and the layers over the page, with a record of the app's
 * requests.
 */
export function createSurroundings({ networkType, privacyAgreed }: { networkType: string; privacyAgreed: boolean }, realm: Realm) {
  const overlays = new Overlays()
  const files: Files = new Map()
  const calls: WxCall[] = []
  return {
    answers: usualAnswers(),
    network: new Network(networkType),
    privacy: new Privacy(privacyAgreed, overlays, realm),
    overlays,
    files,
    calls,
  }
}

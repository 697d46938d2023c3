import type { Realm } from '../realm'
import { type ApiTable, WxFailure } from './api'
import type { Overlays } from './dialogs'

interface Decision {
  event: 'exposureAuthorization' | 'agree' | 'disagree'
}
type Resolve = (decision: Decision) => void
type Listener = (resolve: Resolve, info: { referrer: string }) => void

const CONTRACT = '《江城哨兵·小哥码 隐私保护指引》'

/**
 * WeChat's privacy authorisation. Before the person has agreed, protected APIs ask through the app's own dialog or, without one, through
 * WeChat's.
 */
export class Privacy {
  private listener: Listener | undefined

  constructor(
    public agreed: boolean,
    private readonly overlays: Overlays,
    private readonly realm: Realm,
  ) {}

  /** @throws WxFailure when the person refuses. */
  async ensure(): Promise<void> {
    if (this.agreed) return
    this.agreed = this.listener ? await this.askByApp(this.listener) : await this.askByWeChat()
    if (!this.agreed) throw new WxFailure('privacy permission is not authorized', { errno: 104 })
  }

  apis(): ApiTable {
    return {
      async: {
        getPrivacySetting: () => ({ needAuthorization: !this.agreed, privacyContractName: CONTRACT }),
        openPrivacyContract: () => {},
      },
      asking: { requirePrivacyAuthorize: () => this.ensure() },
      sync: {
        onNeedPrivacyAuthorization: (listener: Listener) => {
          this.listener = listener
        },
      },
    }
  }

  private askByApp(listener: Listener): Promise<boolean> {
    return new Promise((resolve) => {
      const decide: Resolve = ({ event }) => {
        if (event !== 'exposureAuthorization') resolve(event === 'agree')
      }
      listener(decide, this.realm.toApp({ referrer: 'wx' }))
    })
  }

  private async askByWeChat(): Promise<boolean> {
    return (await this.overlays.ask('用户隐私保护提示', CONTRACT, ['拒绝', '同意'])) === '同意'
  }
}

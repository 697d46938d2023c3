import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { answerPrivacy, privacyAsked } from '../../services/privacy'
import { Button } from '../button/Button'
import { Dialog } from '../overlay/Overlay'

const AGREE_ID = 'privacy-agree'

/** Asks for WeChat's privacy authorisation when an interface needs it. Refusing only ends what needed it. */
export function PrivacyDialog() {
  const asked = privacyAsked.use()
  if (!asked) return null
  const actions = (
    <>
      <Button
        open={{
          id: AGREE_ID,
          openType: 'agreePrivacyAuthorization',
          onAgreePrivacyAuthorization: () => answerPrivacy(AGREE_ID),
        }}
      >
        同意并继续
      </Button>
      <Button variant="ghost" onTap={() => answerPrivacy(null)}>
        不同意
      </Button>
    </>
  )
  return (
    <Dialog title="先看一下隐私保护指引" actions={actions}>
      <Text>接下来要用到你的相机、相册、日历或手机号。用来做什么、保存多久，都写在指引里。不同意也能继续看其他内容。</Text>
      <Button variant="quiet" onTap={() => Taro.openPrivacyContract()}>
        看《小程序隐私保护指引》
      </Button>
    </Dialog>
  )
}

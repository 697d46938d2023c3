import Taro from '@tarojs/taro'
import { acceptMessage } from '../../services/transport/localWechat'

const templateId = process.env.MESSAGE_TEMPLATE_ID ?? ''

/** Whether this build knows the template at all: a production build without one offers nothing. */
export const hasMessageTemplate = templateId !== ''

/** WeChat's question, imitated in the browser preview. */
async function askInPreview(): Promise<boolean> {
  const { confirm } = await Taro.showModal({
    title: '预览：订阅消息',
    content: '真机上由微信问：允许发一条“审核结果通知”吗？',
    confirmText: '允许',
    cancelText: '拒绝',
  })
  return confirm
}

async function askByWechat(): Promise<boolean> {
  // WeChat fails the question when it can't be put, e.g. when all messages are turned off: then none may be sent.
  const answers = await Taro.requestSubscribeMessage({ tmplIds: [templateId], entityIds: [] }).catch(() => ({}))
  return Object.entries(answers).some(([id, answer]) => id === templateId && answer === 'accept')
}

/** Lets the person allow one message about the result. Must be called from a tap; resolves with whether it was allowed. */
export async function allowOneMessage(): Promise<boolean> {
  const allowed = await (process.env.TARO_ENV === 'h5' ? askInPreview() : askByWechat())
  // Locally nobody else tells the emulator, which stands in for WeChat.
  if (allowed && !process.env.CLOUD_ENV_ID) await acceptMessage(templateId)
  return allowed
}

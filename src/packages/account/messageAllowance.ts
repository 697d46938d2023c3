import Taro from '@tarojs/taro'
import { acceptMessage } from '../../services/transport/localWechat'

const templateId = process.env.MESSAGE_TEMPLATE_ID ?? ''

/** Whether this build knows the template at all: a production build without one offers nothing. */
export const hasMessageTemplate = templateId !== ''

/** What the person has said; `notAsked`: WeChat could not put the question, e.g. because all messages are turned off. */
type MessageAnswer = 'allowed' | 'refused' | 'notAsked'

/** WeChat's question, imitated in the browser preview. */
async function askInPreview(): Promise<MessageAnswer> {
  const { confirm } = await Taro.showModal({
    title: '预览：订阅消息',
    content: '真机上由微信问：允许发一条“审核结果通知”吗？',
    confirmText: '允许',
    cancelText: '拒绝',
  })
  return confirm ? 'allowed' : 'refused'
}

async function askByWechat(): Promise<MessageAnswer> {
  const answers = await Taro.requestSubscribeMessage({ tmplIds: [templateId], entityIds: [] }).catch(() => ({}))
  const answer = new Map<string, unknown>(Object.entries(answers)).get(templateId)
  if (answer === 'accept') return 'allowed'
  return answer === 'reject' ? 'refused' : 'notAsked'
}

/** Lets the person allow one message about the result. Must be called from a tap. */
export async function allowOneMessage(): Promise<MessageAnswer> {
  const answer = await (process.env.TARO_ENV === 'h5' ? askInPreview() : askByWechat())
  // Locally nobody else tells the emulator, which stands in for WeChat.
  if (answer === 'allowed' && !process.env.CLOUD_ENV_ID) await acceptMessage(templateId)
  return answer
}

import type { CompoundId } from '../../../../contract/pass/ids'
import type { PassMessage } from '../../../../contract/pass/messages'
import type { MessageText, MessageWords, Way } from '../../../domains/messageWords'
import { serverNow } from '../../../services/clock'
import { momentText } from '../../../services/time'
import { guardRefusalText, listingRefusalText, passEndText } from './pass'

const moment = (instant: string) => momentText(instant, new Date())
/** A message may be read long after it came. */
const isOver = (instant: string) => new Date(instant) <= serverNow()

const APPEAL = '有不同意见，停着的时候可以在“小哥码”里申诉。'

const toPass: Way = { words: '看小哥码', tab: 'pass' }
const toCompounds: Way = { words: '看友好小区', page: 'compounds' }
/** Messages of earlier versions don't say of which compound they are. */
const toLog = (compoundId: CompoundId | undefined): Pick<MessageText, 'way'> =>
  compoundId ? { way: { words: '看通行记录', page: 'compoundLog', query: { compoundId } } } : {}

/** Messages about the pass, white lists and gates. */
export const passMessages: MessageWords<PassMessage> = {
  passEnding: ({ stationName, at }) => ({
    title: '小哥码快要停用',
    body: isOver(at)
      ? `你已离开${stationName}，小哥码用到了 ${moment(at)}。到新站点登记，认证后就能再用。`
      : `你已离开${stationName}，小哥码用到 ${moment(at)}。这之前到新站点登记，就不会断。`,
    way: { words: '去登记', page: 'register' },
  }),
  passSuspended: ({ reason, until }) => {
    const why = `原因：${passEndText[reason]}。`
    if (until && isOver(until))
      return { title: '小哥码暂停过', body: `${why}暂停到 ${moment(until)} 为止，现在的状态看“小哥码”。`, way: toPass }
    return { title: '小哥码已暂停', body: `${why}${until ? `${moment(until)}自动恢复。` : ''}${APPEAL}`, way: toPass }
  },
  passRevoked: ({ reason }) => ({ title: '小哥码已吊销', body: `原因：${passEndText[reason]}。${APPEAL}`, way: toPass }),
  passExpired: () => ({ title: '小哥码到期了', body: '还在跑单？打开“小哥码”点一下续期，马上又能用。', way: toPass }),
  passRestored: () => ({ title: '小哥码恢复了', body: '暂停或吊销已经取消，小哥码没过期就能扫码进门。', way: toPass }),
  passMoved: () => ({
    title: '小哥码换到了另一部手机',
    body: '原来那部手机上的码马上失效。不是你换的？请马上打开小哥码，换回自己的手机。',
    way: toPass,
  }),
  appealAnswered: ({ accepted, answer }) => ({ title: accepted ? '申诉通过，小哥码恢复了' : '申诉没有通过', body: answer, way: toPass }),
  listingApproved: ({ compoundName, until }) => ({
    title: `你进了${compoundName}的白名单`,
    body: isOver(until) ? `有效到了 ${moment(until)}，已经到期，可以再申请。` : `有效到 ${moment(until)}，这之前扫码就能进门。`,
    way: toCompounds,
  }),
  listingRefused: ({ compoundName, reason }) => ({
    title: `${compoundName}没有同意`,
    body: `原因：${listingRefusalText[reason]}。情况变了可以再申请。`,
    way: toCompounds,
  }),
  listingRemoved: ({ compoundName, reason }) => ({
    title: `你不在${compoundName}的白名单了`,
    body: `原因：${listingRefusalText[reason]}。情况变了可以再申请。`,
    way: toCompounds,
  }),
  keptOut: ({ compoundName, gateName, reason, at, undone }) => ({
    title: undone ? `${compoundName}${gateName}的拒绝撤销了` : `${compoundName}${gateName}没让你进`,
    body: undone
      ? `${moment(at)} 门岗点错了，已经撤销，不算拒绝。要进门，请再扫一次。`
      : `${moment(at)} 门岗选的原因：${guardRefusalText[reason]}。有不同意见，在“我的通行记录”里告诉物业。`,
    ...(!undone && { way: { words: '看这条记录', page: 'uses' as const } }),
  }),
  gateRefused: ({ compoundName, gateName, rider, reason, waitedMinutes, at }) => ({
    title: `${compoundName}${gateName}拒绝了一位小哥`,
    body: `${rider === '' ? '' : `${rider}，`}原因：${guardRefusalText[reason]}，从扫码到拒绝等了 ${waitedMinutes} 分钟。`,
    ...toLog(at?.compoundId),
  }),
  useObjected: ({ compoundName, gateName, at, reason, compoundId }) => ({
    title: reason ? '小哥不同意门岗的拒绝' : '小哥说这次不是他',
    body: `${compoundName}${gateName} ${moment(at)} ${
      reason ? `门岗拒绝了一位小哥，原因选的是“${guardRefusalText[reason]}”，小哥不同意` : '没网时放行的一条记录，小哥说不是他'
    }。请在“通行记录”（留 90 天）里找到这一条，问问当班门岗。`,
    ...toLog(compoundId),
  }),
  gateWait: ({ compoundName, gateName, waitedMinutes, compoundId }) => ({
    title: `${compoundName}${gateName}有人等了很久`,
    body: `小哥说等了 ${waitedMinutes} 分钟，请联系门岗看一下。`,
    ...toLog(compoundId),
  }),
}

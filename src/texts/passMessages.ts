import type { MessageContent } from '../../contract/kernel/message'
import { momentText } from '../services/time'
import { guardRefusalText, listingRefusalText, passEndText } from './pass'

/** Messages about the pass, white lists and gates. */
export type PassMessage = Extract<MessageContent, { kind: `pass${string}` | `listing${string}` | `gate${string}` | 'appealAnswered' }>

const moment = (instant: string) => momentText(instant, new Date())

export function passMessageText(content: PassMessage): { title: string; body: string } {
  switch (content.kind) {
    case 'passEnding':
      return {
        title: '小哥码快要停用',
        body: `你已离开${content.stationName}，小哥码用到 ${moment(content.at)}。这之前到新站点登记，就不会断。`,
      }
    case 'passSuspended':
      return {
        title: '小哥码已暂停',
        body: `原因：${passEndText[content.reason]}。${content.until ? `${moment(content.until)}自动恢复。` : ''}有不同意见，可以在“小哥码”里申诉。`,
      }
    case 'passRevoked':
      return { title: '小哥码已吊销', body: `原因：${passEndText[content.reason]}。有不同意见，可以在“小哥码”里申诉。` }
    case 'passExpired':
      return { title: '小哥码到期了', body: '还在跑单？打开“小哥码”点一下续期，马上又能用。' }
    case 'passRestored':
      return { title: '小哥码恢复了', body: '暂停或吊销已经取消，小哥码没过期就能扫码进门。' }
    case 'passMoved':
      return { title: '小哥码换到了另一部手机', body: '原来那部手机上的码马上失效。不是你换的？请马上打开小哥码，换回自己的手机。' }
    case 'appealAnswered':
      return { title: content.accepted ? '申诉通过，小哥码恢复了' : '申诉没有通过', body: content.answer }
    case 'listingApproved':
      return { title: `你进了${content.compoundName}的白名单`, body: `有效到 ${moment(content.until)}，现在就能扫码进门。` }
    case 'listingRefused':
      return { title: `${content.compoundName}没有同意`, body: `原因：${listingRefusalText[content.reason]}。情况变了可以再申请。` }
    case 'listingRemoved':
      return { title: `你不在${content.compoundName}的白名单了`, body: `原因：${listingRefusalText[content.reason]}。情况变了可以再申请。` }
    case 'gateRefused':
      return {
        title: `${content.compoundName}${content.gateName}拒绝了一位小哥`,
        body: `${content.rider}，原因：${guardRefusalText[content.reason]}，从扫码到拒绝等了 ${content.waitedMinutes} 分钟。`,
      }
    case 'gateWait':
      return {
        title: `${content.compoundName}${content.gateName}有人等了很久`,
        body: `小哥说等了 ${content.waitedMinutes} 分钟，请联系门岗看一下。`,
      }
  }
}

import type { ContestMessage } from '../../../../contract/contest/messages'
import type { MessageWords } from '../../../domains/messageWords'

export const contestMessages: MessageWords<ContestMessage> = {
  signedUp: ({ title, stationName }) => ({
    title: `${stationName}帮你报了竞赛`,
    body: `项目：${title}。不想参加可以在“技能竞赛”里退出。`,
  }),
  contestResult: ({ title, place, honour }) => {
    const rank = place === null ? '没有名次，谢谢参加。' : `你是第 ${place} 名。`
    return { title: `“${title}”出成绩了`, body: honour === null ? rank : `${rank}获得“${honour}”。` }
  },
}

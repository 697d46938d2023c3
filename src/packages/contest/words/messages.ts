import type { ContestMessage } from '../../../../contract/contest/messages'
import type { MessageWords, Way } from '../../../domains/messageWords'
import { serverNow } from '../../../services/clock'
import { momentText } from '../../../services/time'

const at = (instant: string) => momentText(instant, new Date())

const way: Way = { words: '去看竞赛', page: 'contests' }

export const contestMessages: MessageWords<ContestMessage> = {
  signedUp: ({ title, stationName, freeUntil, waits }) => {
    const free = freeUntil && new Date(freeUntil) > serverNow() ? `不想参加，${at(freeUntil)}前在“技能竞赛”里退出，不记爽约。` : ''
    const then = waits ? '现在是候补，有名额会先问你。不想等，可以在“技能竞赛”里退出。' : free
    return { title: `${stationName}帮你报了竞赛`, body: `项目：${title}。${then}`, way }
  },
  contestResult: ({ title, place, honour }) => {
    const rank = place === null ? '没有名次，谢谢参加。' : `你是第 ${place} 名。`
    return { title: `“${title}”出成绩了`, body: honour === null ? rank : `${rank}获得“${honour}”。`, way }
  },
}

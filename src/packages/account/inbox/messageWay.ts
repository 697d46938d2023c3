import type { MessageContent } from '../../../../contract/kernel/message'
import type { PageName } from '../../../routes'

type Way = { words: string; page: PageName }

const toMine: Way = { words: '去我的课程', page: 'myCourses' }

/** Where what a message asks for can be done. Left out: nothing has to be done, or its words say whom to ask. */
const ways: { [K in MessageContent['kind']]?: Way } = {
  placeOffered: toMine,
  offerOver: toMine,
  lessonCancelled: toMine,
  sessionChanged: toMine,
  lessonSoon: toMine,
  bookedByStaff: toMine,
  drawn: toMine,
  certificateIssued: toMine,
}

export const messageWay = ({ kind }: MessageContent): Way | null => ways[kind] ?? null

import type { CourseCategory } from '../../../contract/course/courseFields'
import type { PictureName } from '../../ui/picture/pictureNames'

/** Words of a title and what it is about; the first that is found counts. */
const subjects: readonly [RegExp, PictureName][] = [
  [/急救|救护|心肺/, 'aid'],
  [/法律|维权|普法|合同/, 'scale'],
  [/英语|口语|外语|普通话/, 'speech'],
  [/视频|摄影|拍摄|直播/, 'film'],
  [/驾驶|驾照|行车/, 'wheel'],
  [/电动车|电瓶车|骑行/, 'bike'],
  [/插花|花艺|园艺/, 'vase'],
  [/茶/, 'tea'],
  [/烘焙|蛋糕|面点|烹饪/, 'cake'],
  [/书法|国画|绘画|写字/, 'brush'],
  [/化妆|美容|护肤/, 'lipstick'],
  [/球/, 'shuttle'],
]

const ofCategory: Record<CourseCategory, PictureName> = {
  degree: 'cap',
  training: 'tools',
  skill: 'lamp',
  wellbeing: 'lotus',
  craft: 'vase',
  sport: 'dumbbell',
}

/** The picture for a course: of what its title is about, else of its category. */
export const coursePicture = ({ title, category }: { title: string; category: CourseCategory }): PictureName =>
  subjects.find(([words]) => words.test(title))?.[1] ?? ofCategory[category]

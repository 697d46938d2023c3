import { published } from './published'
import { save } from './save'
import { show } from './show'
import { wish } from './wish'

export const drawHandlers = {
  'draw.save': save,
  'draw.show': show,
  'draw.wish': wish,
  'draw.published': published,
}

import { createSetting } from './setting'

/** Larger text and targets for people who want them (适老化). */
export const elderMode = createSetting('elderMode', false)
